// Vitest runs this once before the live tests: one server for all of them, which read it with inject('sockudo').

import type { TestProject } from 'vitest/node'
import { type LiveServer, startSockudo } from './start.ts'

declare module 'vitest' {
  interface ProvidedContext {
    sockudo: LiveServer
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { url, port, metricsPort, webhookPort, stop } = await startSockudo().catch((error: Error) => {
    // Without a server there is no test to run, and a stack would only hide the sentence.
    console.error(`cannot run: ${error.message}`)
    process.exit(1)
  })
  project.provide('sockudo', { url, port, metricsPort, webhookPort })
  return stop
}
