// The fake on a port, set up as the real server of the live tests is, so that the same tests run on it.

import { once } from 'node:events'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { listen } from '../../../mocks/node.ts'
import { createFakeSockudo } from '../../../mocks/sockudo/index.ts'
import { app, numbered } from '../../live/server/config.ts'
import type { CaseServer } from '../case.ts'
import type { StartedServer } from '../../live/server/start.ts'

/** Starts a fake with all features, two apps and their webhooks; `limited` and `draining` are as on the real server. */
export async function startFake(kind: CaseServer = 'full'): Promise<StartedServer> {
  const webhookPort = await freePort()
  const namespaces = [{ name: 'chat', allowUserLimitedChannels: true, annotations: false }]
  const hook = (path: string) => [{ url: `http://127.0.0.1:${webhookPort}/${path}` }]
  const fake = createFakeSockudo({
    apps: [
      { ...app, namespaces, webhooks: hook('hook') },
      { ...numbered, namespaces, webhooks: hook('numbered') },
    ],
    ...(kind === 'limited' && { rateLimit: { requests: 2, window: 60_000 } }),
    ...(kind === 'apns' && { push: { providers: ['webPush', 'apns'], liveActivities: true } }),
  })
  if (kind === 'draining') fake.drain()
  const { host, port, close } = await listen(fake)
  const stop = async (): Promise<void> => {
    await fake.close()
    await close()
  }
  const url = `http://${app.key}:${app.secret}@${host}:${port}/apps/${app.id}`
  return { url, port, metricsPort: port, webhookPort, fake: true, stop }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  await once(server.close(), 'close')
  return port
}
