// A real pusher-js client that remembers what it received.

import Pusher from 'pusher-js'

export interface Received {
  readonly channel: string
  readonly event: string
  readonly data: unknown
}

export interface Subscriber {
  /** Resolves with the socket id when the server has confirmed the connection. */
  readonly connect: () => Promise<string>
  readonly received: readonly Received[]
  /** Resolves when the server has confirmed the subscription. */
  readonly subscribe: (channel: string) => Promise<void>
  /** Resolves with the event as soon as it is here; rejects after two seconds. */
  readonly saw: (channel: string, event: string) => Promise<Received>
  readonly socketId: () => string
  readonly disconnect: () => void
}

const patience = 2000

/** A client for the server of a connection URL, not connected yet. */
export function createSubscriber(name: string, url: string): Subscriber {
  const received: Received[] = []
  const waiting = new Set<() => void>()
  let client: Pusher | undefined
  const connected = (): Pusher => {
    if (client?.connection.state !== 'connected') throw new Error(`${name} is not connected`)
    return client
  }

  return {
    received,
    async connect() {
      client = open(url)
      const { connection } = client
      await within(`${name} could not connect to ${new URL(url).host}`, (done) =>
        connection.bind('connected', done),
      )
      return connection.socket_id
    },
    async subscribe(channel) {
      const subscription = connected().subscribe(channel)
      await within(`${name} could not subscribe to ${channel}`, (done) =>
        subscription.bind('pusher:subscription_succeeded', done),
      )
      subscription.bind_global((event: string, data: unknown) => {
        received.push({ channel, event, data })
        for (const look of waiting) look()
      })
    },
    saw: (channel, event) =>
      within(`${name} did not see ${event} on ${channel}`, (done) => {
        const look = (): void => {
          const found = received.find((one) => one.channel === channel && one.event === event)
          if (found === undefined) return
          waiting.delete(look)
          done(found)
        }
        waiting.add(look)
        look()
      }),
    socketId: () => connected().connection.socket_id,
    disconnect: () => client?.disconnect(),
  }
}

/** pusher-js connects as soon as it is made. */
function open(url: string): Pusher {
  const { hostname, port, protocol, username } = new URL(url)
  const useTLS = protocol === 'https:'
  const wsPort = Number(port || (useTLS ? 443 : 80))
  return new Pusher(decodeURIComponent(username), {
    cluster: '',
    wsHost: hostname,
    wsPort,
    wssPort: wsPort,
    forceTLS: useTLS,
    enabledTransports: [useTLS ? 'wss' : 'ws'],
  })
}

function within<T>(complaint: string, start: (done: (value: T) => void) => unknown): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`${complaint} within ${patience} ms`)), patience)
    start((value) => {
      clearTimeout(timer)
      resolve(value)
    })
  })
}
