// One global message to many recipients: the pass of the fake alone, and on a port until the last client has it.

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { createFakeWebSocketsService, type FakeSocket } from 'channelkit/mocks/websockets-service'
import { createWebSocketsService, type WebSocketsService } from 'channelkit/websockets-service'
import { WebSocket } from 'ws'
import type { Candidate } from '../rounds.ts'

const message = 'x'.repeat(480)
const accessKey = 'access-key'

export interface Pushed extends Candidate {
  readonly close: () => Promise<void>
}

/** Sockets that only count: what is left is what the fake does, the answer to its caller included. */
export async function inThisProcess(count: number): Promise<Pushed> {
  const fake = createFakeWebSocketsService()
  const service = createWebSocketsService({ accessKey, fetch: fake.fetch })
  let seen = 0
  const socket: FakeSocket = { send: () => void seen++, close: () => {}, addEventListener: () => {} }
  for (let index = 0; index < count; index++) {
    const { connectionUri } = await service.registerRecipient({ recipient: `user-${index}` })
    fake.upgrade(socket, new Request(connectionUri.replace(/^ws/, 'http')))
  }
  return {
    name: 'in this process',
    async run(times) {
      const before = seen
      for (let index = 0; index < times; index++) await service.pushGlobalMessage({ message })
      if (seen - before !== times * count) throw new Error(`${seen - before} of ${times * count} arrived`)
    },
    close: () => service.close(),
  }
}

/** The fake as a process of its own, and sockets of `ws`; a message is there when the last one has it. */
export async function onAPort(count: number): Promise<Pushed> {
  const command = ['dist/cli/main.js', 'mock', 'websockets-service', '--port', '0', '--json']
  const child = spawn(process.execPath, command, { stdio: ['ignore', 'pipe', 'inherit'] })
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string]
  const { endpoint } = JSON.parse(line) as { readonly endpoint: string }
  const service = createWebSocketsService({ accessKey, endpoint })
  let seen = 0
  let wanted = Infinity
  let done = (): void => {}
  const sockets: WebSocket[] = []
  while (sockets.length < count) {
    const names = Array.from({ length: Math.min(50, count - sockets.length) }, (_, at) => sockets.length + at)
    sockets.push(...(await Promise.all(names.map((name) => connect(service, `user-${name}`)))))
  }
  for (const socket of sockets) {
    socket.on('message', () => {
      if (++seen === wanted) done()
    })
  }
  return {
    name: 'on a port',
    async run(times) {
      for (let index = 0; index < times; index++) {
        wanted = seen + count
        const received = new Promise<void>((resolve) => (done = resolve))
        await service.pushGlobalMessage({ message })
        await received
      }
    },
    async close() {
      for (const socket of sockets) socket.terminate()
      await service.close()
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      await ended
    },
  }
}

async function connect(service: WebSocketsService, recipient: string): Promise<WebSocket> {
  const { connectionUri } = await service.registerRecipient({ recipient })
  const socket = new WebSocket(connectionUri)
  await once(socket, 'open')
  return socket
}
