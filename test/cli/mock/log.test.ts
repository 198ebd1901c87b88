// The lines of `channelkit mock --log`.

import { once } from 'node:events'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import Pusher from 'pusher'
import { describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { jsonLine, textLine } from '../../../src/cli/commands/mock/log.ts'
import { type MockProcess, startMock } from './start.ts'

/** One of everything that is logged. */
async function use(mock: MockProcess): Promise<string> {
  const { port } = mock
  const socket = new WebSocket(`ws://127.0.0.1:${port}/app/app-key?protocol=7`)
  const established = await new Promise<string>((resolve) =>
    socket.once('message', (message) => resolve(String(message))),
  )
  const credentials = { appId: 'app-id', key: 'app-key', secret: 'app-secret' }
  const pusher = new Pusher({ ...credentials, host: '127.0.0.1', port: String(port), useTLS: false })
  await pusher.trigger('orders', 'created\u001b[2J', { id: 1 })
  await fetch(`http://127.0.0.1:${port}/nowhere?auth_signature=do-not-show-it`)
  socket.close(1000)
  return (JSON.parse(JSON.parse(established).data) as { socket_id: string }).socket_id
}

async function receiver(): Promise<http.Server & { port: number }> {
  const server = http.createServer((_, response) => response.writeHead(204).end()).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return Object.assign(server, { port: (server.address() as AddressInfo).port })
}

function urlOf({ port }: { readonly port: number }): string {
  return `http://127.0.0.1:${port}/hook`
}

describe('channelkit mock --log', { timeout: 60_000 }, () => {
  it('prints a line for each request, event and socket', async () => {
    const mock = await startMock('--log')
    const id = await use(mock)
    await mock.line(/closed/)
    const events = mock.lines.filter((line) => /^\d\d:\d\d:\d\d\.\d{3} /.test(line))
    expect(events.map((line) => line.slice(13).replace(/[\d.]+ ms$/, '# ms'))).toEqual([
      `socket ${id} opened /app/app-key`,
      'POST /apps/app-id/events 200 triggerEvent # ms',
      'event "created\\u001b[2J" on orders, 8 bytes',
      'GET /nowhere 404 - # ms',
      `socket ${id} closed 1000`,
    ])
  })

  it('prints a line for each webhook, whether its receiver takes it or not', async () => {
    const [taken, gone] = [await receiver(), await receiver()]
    gone.close()
    const [url, nobody] = [urlOf(taken), `${urlOf(gone)}?token=secret`]
    const mock = await startMock('--log', '--webhook', url, '--webhook', nobody)
    await use(mock)
    await mock.line(new RegExp(`webhook message_version_created to ${url} 204$`))
    await mock.line(new RegExp(`webhook message_version_created to ${urlOf(gone)} no answer ECONNREFUSED$`))
    taken.close()
    expect(mock.lines.filter((line) => /webhook [a-z_]+ to .*secret/.test(line))).toEqual([])
  })

  it('json prints each as an object', async () => {
    const mock = await startMock('--log', 'json', '--json')
    const socketId = await use(mock)
    await mock.line(/socket_closed/)
    const time = expect.stringMatching(/^\d{4}-.*Z$/)
    const ms = expect.any(Number)
    const request = { time, type: 'request', ms }
    expect(mock.lines.slice(1).map((line) => JSON.parse(line))).toEqual([
      { time, type: 'socket_opened', socketId, path: '/app/app-key' },
      { ...request, method: 'POST', path: '/apps/app-id/events', status: 200, operation: 'triggerEvent' },
      { time, type: 'event', app: 'app-id', channel: 'orders', name: 'created\u001b[2J', bytes: 8 },
      { ...request, method: 'GET', path: '/nowhere', status: 404 },
      { time, type: 'socket_closed', socketId, code: 1000 },
    ])
  })

  it('names each socket by its own id, whichever app it belongs to', async () => {
    const mock = await startMock('--log', 'json', '--app', 'a:key-a:s', '--app', 'b:key-b:s')
    const open = async (key: string): Promise<string> => {
      const socket = new WebSocket(`ws://127.0.0.1:${mock.port}/app/${key}?protocol=7`)
      const [frame] = (await once(socket, 'message')) as [Buffer]
      return (JSON.parse(JSON.parse(String(frame)).data) as { socket_id: string }).socket_id
    }
    const ids = [await open('key-b'), await open('key-a'), await open('key-b')]
    await mock.stop()
    const opened = mock.lines.filter((line) => line.includes('socket_opened'))
    expect(opened.map((line) => (JSON.parse(line) as { socketId: string }).socketId)).toEqual(ids)
  })

  it('shows no signature and no secret', async () => {
    const mock = await startMock('--log', '--json')
    await use(mock)
    await mock.stop()
    const log = mock.lines.slice(1).join('\n')
    expect(log).toContain('triggerEvent')
    expect(log).not.toMatch(/auth_|signature|app-secret|do-not-show-it|[\da-f]{32}/)
  })

  it('says nothing without the option', async () => {
    const mock = await startMock('--json')
    await use(mock)
    await mock.stop()
    expect(mock.lines).toHaveLength(1)
  })
})

describe('a line of the log', () => {
  it.each([
    ['DEL', '\u007f', '\\u007f'],
    ['a command of a terminal in one character', '\u009b2J', '\\u009b2J'],
    ['a change of direction', '\u202e', '\\u202e'],
    ['a line separator', '\u2028', '\\u2028'],
    ['an emoji', '😀', '\\ud83d\\ude00'],
  ])('escapes %s', (_, text, escaped) => {
    const entry = { type: 'event', app: 'app-id', channel: 'orders', name: `a${text}b`, bytes: 1 } as const
    expect(textLine(entry, new Date(0))).toContain(` event "a${escaped}b" on orders,`)
    const line = jsonLine(entry, new Date(0))
    expect(line).toContain(`"name":"a${escaped}b"`)
    expect(JSON.parse(line)).toMatchObject(entry)
  })
})
