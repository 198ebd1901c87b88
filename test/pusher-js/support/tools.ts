// What a case gets, in Node and in a page alike: everything but pusher-js goes through the backend.

import type Pusher from 'pusher-js'
import type { Options } from 'pusher-js'
import type { Answer, ConnectOptions, RawSocket, Runtime, Tools } from '../case.ts'
import { show } from './equal.ts'
import { until } from './watch.ts'

/** Plain data, so that it can be handed to a page. */
export interface Place {
  readonly host: string
  readonly port: number
  readonly key: string
  /** The origin of the backend. */
  readonly backend: string
  /** Differs from run to run. */
  readonly run: string
}

export interface Client {
  readonly runtime: Runtime
  readonly Pusher: typeof Pusher
  openSocket(url: string, origin: string | undefined): WebSocket
}

export interface RunningTools extends Tools {
  /** Disconnects everybody. */
  end(): void
}

let cases = 0

export function toolsOf(place: Place, { runtime, Pusher, openSocket }: Client): RunningTools {
  const { backend, host, key, port } = place
  const suffix = `${place.run}${runtime === 'node' ? 'n' : 'c'}${++cases}`
  const clients: Pusher[] = []
  const sockets: RawSocket[] = []
  const control = async (path: string, body: object): Promise<any> => {
    const answer = await fetch(`${backend}${path}`, { method: 'POST', body: JSON.stringify(body) })
    return answer.json()
  }
  const api: Tools['api'] = (method, path, body) => control('/api', { method, path, body }) as Promise<Answer>
  return {
    key,
    runtime,
    backend,
    own: (name) => `${name}-${suffix}`,
    connect({ key: chosen = key, ...options } = {}) {
      const client = new Pusher(chosen, optionsOf(place, options))
      clients.push(client)
      return client
    },
    async open(query, origin) {
      const socket = rawSocket(openSocket(`ws://${host}:${port}/app/${key}${query}`, origin))
      sockets.push(socket)
      return socket
    },
    api,
    async publish(event) {
      const answer = await api('POST', '/events', event)
      if (answer.status !== 200) throw new Error(`the event was refused: ${show(answer)}`)
    },
    encrypt: (channel, data, version) => control('/encrypt', { channel, data, version }),
    heard: (name, channel) =>
      until(`webhook ${name} of ${channel}`, async () => {
        const events: any[] = await control('/told', { channel })
        return events.some((event) => event.name === name) && events
      }),
    drain: () => control('/drain', {}),
    end() {
      for (const client of clients) client.disconnect()
      for (const socket of sockets) socket.close()
    },
  }
}

/** What pusher-js is given, where the case does not say otherwise. */
function optionsOf(
  { backend, host, port }: Place,
  { user = 'nobody', auth = {}, ...options }: Omit<ConnectOptions, 'key'>,
): Options {
  const params = { user, ...auth }
  return {
    cluster: '',
    wsHost: host,
    wsPort: port,
    forceTLS: false,
    enabledTransports: ['ws'],
    channelAuthorization: { transport: 'ajax', endpoint: `${backend}/auth`, params },
    userAuthentication: { transport: 'ajax', endpoint: `${backend}/user-auth`, params },
    ...options,
  }
}

function rawSocket(socket: WebSocket): RawSocket {
  const arrived: unknown[] = []
  socket.addEventListener('message', ({ data }) => arrived.push(JSON.parse(String(data))))
  socket.addEventListener('close', ({ code, reason }) => arrived.push({ closed: code, reason }))
  const opened = new Promise<void>((resolve) => socket.addEventListener('open', () => resolve()))
  socket.addEventListener('error', () => {})
  return {
    send: (text) => void opened.then(() => socket.send(text)),
    next: () => until('frame', () => arrived.shift()),
    close: () => socket.close(),
  }
}
