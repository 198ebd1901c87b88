// A server of a kind with its backend: the fake on a port, or the real one.

import { listen } from '../../../mocks/node.ts'
import { createFakeSockudo, type FakeSockudo, type FakeSockudoOptions } from '../../../mocks/sockudo/index.ts'
import { app } from '../../live/server/config.ts'
import { startOwn } from '../../live/server/start.ts'
import type { ServerKind } from '../case.ts'
import { type BackendOf, startBackend } from './backend.ts'
import { optionsOf } from './fakes.ts'
import { configured } from './live-config.ts'
import type { Place } from './tools.ts'

export interface RunningPlace extends Place {
  stop(): Promise<void>
}

export type StartPlace = (kind: ServerKind, files: BackendOf['files']) => Promise<RunningPlace>

const run = Math.random().toString(36).slice(2, 8)

export interface FakePlace extends RunningPlace {
  readonly fake: FakeSockudo
}

export const startFake: StartPlace = (kind, files) => startFakeWith(optionsOf(kind), files)

export async function startFakeWith(
  { apps = [app], ...options }: FakeSockudoOptions,
  files: BackendOf['files'] = {},
): Promise<FakePlace> {
  const backend = await startBackend({
    server: () => listener.url,
    app,
    drain: async () => fake.drain(),
    files,
  })
  const webhooks = [{ url: `${backend.url}/hook` }]
  const fake = createFakeSockudo({ ...options, apps: apps.map((one) => ({ ...one, webhooks })) })
  const listener = await listen(fake)
  const { host, port } = listener
  const stop = async (): Promise<void> => {
    await fake.close()
    await listener.close()
    await backend.close()
  }
  return { host, port, key: app.key, backend: backend.url, run, stop, fake }
}

export const startLive: StartPlace = async (kind, files = {}) => {
  const own = await startOwn('full', undefined, (config) => configured(kind, config))
  const { host, hostname, port } = new URL(own.url)
  const backend = await startBackend({
    server: () => `http://${host}`,
    app,
    drain: () => own.drain(),
    files,
    port: own.webhookPort ?? 0,
  })
  const stop = async (): Promise<void> => {
    await own.stop()
    await backend.close()
  }
  return { host: hostname, port: Number(port), key: app.key, backend: backend.url, run, stop }
}
