// Vitest runs this once before the live tests on the fake: one fake for all of them, instead of a Sockudo.

import type { TestProject } from 'vitest/node'
import { startFake } from './start-fake.ts'

let stopFake: () => Promise<void> = async () => {}

export async function setup(project: TestProject): Promise<void> {
  const { stop, ...server } = await startFake()
  stopFake = stop
  project.provide('sockudo', server)
}

export function teardown(): Promise<void> {
  return stopFake()
}
