// The service on a port, the client, and recipients with nothing but a WebSocket.

import { once } from 'node:events'
import { onTestFinished } from 'vitest'
import { WebSocket } from 'ws'
import { listen } from '../../../mocks/node.ts'
import {
  createFakeWebSocketsService,
  type FakeWebSocketsService,
  type FakeWebSocketsServiceOptions,
} from '../../../mocks/websockets-service/index.ts'
import { fixedClock, type FixedClock } from '../../../src/testing/index.ts'
import {
  createWebSocketsService,
  type RegisterRecipientInput,
  type WebSocketsService,
} from '../../../src/services/websockets-service/index.ts'

export interface Setup {
  readonly fake: FakeWebSocketsService
  readonly service: WebSocketsService
  readonly clock: FixedClock
  /** Posts a document as it is, with the key. */
  run(query: string, variables?: object): Promise<any>
  /** Registers and connects. */
  connect(input: RegisterRecipientInput): Promise<Connected>
}

export interface Connected {
  /** What has arrived, once there are so many. */
  received(count: number): Promise<readonly string[]>
  /** What has arrived when everything that was pushed before is here. */
  receivedAll(): Promise<readonly string[]>
}

/** The time at which every test begins. */
export const start = '2024-01-02T12:00:00.000Z'

export async function setup(options: FakeWebSocketsServiceOptions = {}): Promise<Setup> {
  const clock = fixedClock(new Date(start))
  const fake = createFakeWebSocketsService({ clock, ...options })
  const { host, port, close } = await listen(fake)
  onTestFinished(close)
  const endpoint = `http://${host}:${port}/graphql`
  const service = createWebSocketsService({ accessKey: 'access-key', endpoint })
  onTestFinished(() => service.close())
  return {
    fake,
    service,
    clock,
    async run(query, variables) {
      const headers = { 'content-type': 'application/json', 'x-api-key': 'access-key' }
      const response = await fetch(endpoint, {
        method: 'POST',
        headers,
        body: JSON.stringify({ query, variables }),
      })
      return response.json()
    },
    async connect(input) {
      const { connectionUri } = await service.registerRecipient(input)
      const socket = new WebSocket(connectionUri)
      onTestFinished(() => socket.terminate())
      const texts: string[] = []
      socket.on('message', (data: Buffer) => texts.push(data.toString()))
      await once(socket, 'open')
      await fake.waitFor('connections', { recipient: input.recipient })
      const received = async (count: number): Promise<readonly string[]> => {
        while (texts.length < count) await once(socket, 'message')
        return texts
      }
      return {
        received,
        async receivedAll() {
          // The service sends in order, and a pong comes behind what was sent before it.
          socket.ping()
          await once(socket, 'pong')
          return texts
        },
      }
    },
  }
}
