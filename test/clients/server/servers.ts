// The server of a case: the one that all share, or one of its own where a case uses it up.

import { type LiveServer, startOwn, type StartedServer } from '../../live/server/start.ts'
import { startFakeApns } from '../../live/support/fake-apns.ts'
import type { CaseServer, ClientCase } from '../case.ts'
import { startFake } from './start-fake.ts'

/** Runs a task with the server that the case asks for. */
export async function withServer<Result>(
  { server = 'full' }: ClientCase,
  shared: LiveServer,
  task: (server: LiveServer) => Promise<Result>,
): Promise<Result> {
  if (server === 'full') return task(shared)
  const own = await (shared.fake === true ? startFake(server) : startReal(server))
  return task(own).finally(() => own.stop())
}

async function startReal(kind: Exclude<CaseServer, 'full'>): Promise<StartedServer> {
  if (kind === 'limited') return startOwn('limited')
  if (kind === 'apns') return startWithApple()
  const server = await startOwn('full')
  await server.drain()
  return server
}

async function startWithApple(): Promise<StartedServer> {
  const apns = await startFakeApns()
  const server = await startOwn('full', apns)
  return { ...server, stop: () => server.stop().finally(apns.close) }
}
