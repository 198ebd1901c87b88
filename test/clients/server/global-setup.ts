// Vitest runs this once before the live tests on the fake: one fake for all of them, instead of a Sockudo.

import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { TestProject } from 'vitest/node'
import type { LiveServer } from '../../live/server/start.ts'

/** Vitest resolves what it loads here without our conditions, and so would take the build: a process of its own does not. */
const execArgv = ['--conditions=channelkit-source', '--import', 'tsx']
const program = fileURLToPath(new URL('fake-process.ts', import.meta.url))

let stopFake: () => Promise<void> = async () => {}

export async function setup(project: TestProject): Promise<void> {
  const child = fork(program, { execArgv })
  const ended = once(child, 'exit')
  const failed = ended.then(([code]) => Promise.reject(new Error(`the fake ended with ${code}`)))
  const [server] = (await Promise.race([once(child, 'message'), failed])) as [LiveServer]
  project.provide('sockudo', server)
  stopFake = async () => {
    child.disconnect()
    await ended
  }
}

export function teardown(): Promise<void> {
  return stopFake()
}
