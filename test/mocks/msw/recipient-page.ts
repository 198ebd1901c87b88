// Runs in a browser: a recipient of the WebSockets Service and the service itself, both through MSW.

import { setupWorker } from 'msw/browser'
import { websocketsServiceHandlers } from '../../../mocks/msw.ts'
import { websocketsServiceSocketHandlers } from '../../../mocks/msw/ws.ts'
import { createFakeWebSocketsService } from '../../../mocks/websockets-service/index.ts'
import { createWebSocketsService } from '../../../src/services/websockets-service/index.ts'
import { connectRecipient } from '../../../src/services/websockets-service/recipient/index.ts'

async function run(): Promise<unknown> {
  const fake = createFakeWebSocketsService()
  const worker = setupWorker(...websocketsServiceHandlers(fake), ...websocketsServiceSocketHandlers(fake))
  await worker.start({ quiet: true, onUnhandledRequest: 'bypass' })

  const service = createWebSocketsService({ accessKey: 'access-key', dangerouslyAllowBrowser: true })
  const uriFor = async (origin: string): Promise<string> =>
    (await service.registerRecipient({ recipient: 'ann', origin })).connectionUri

  const ann = connectRecipient({ uri: () => uriFor(location.origin) })
  const messages = ann[Symbol.asyncIterator]()
  await fake.waitFor('connections', { recipient: 'ann' }, { timeout: 20_000 })
  const [result] = await service.pushMessage({ recipients: ['ann'], message: 'Done' })
  const message = (await messages.next()).value

  const stranger = connectRecipient({ uri: await uriFor('https://example.org'), reconnect: false })
  const { code } = await new Promise<{ readonly code: string }>((resolve) => stranger.on('error', resolve))
  ann.close()
  return { message, status: result?.item?.status, refused: code, frames: fake.frames }
}

Object.assign(globalThis, { outcome: run() })
