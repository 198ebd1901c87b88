// A real pusher-js client that remembers what it received.

import Pusher from 'pusher-js'

export interface Received {
  readonly channel: string
  readonly event: string
  readonly data: unknown
}

export interface Subscriber {
  readonly socketId: string
  readonly received: readonly Received[]
  /** Resolves when the server has confirmed the subscription. */
  readonly subscribe: (channel: string) => Promise<void>
  /** Resolves with the event as soon as it is here; rejects after two seconds. */
  readonly saw: (channel: string, event: string) => Promise<Received>
  readonly disconnect: () => void
}

const patience = 2000

/** Connects to the server of a connection URL; rejects when that takes more than two seconds. */
export async function connectSubscriber(name: string, url: string): Promise<Subscriber> {
  const { hostname, port, protocol, username } = new URL(url)
  const useTLS = protocol === 'https:'
  const numericPort = Number(port || (useTLS ? 443 : 80))
  const pusher = new Pusher(decodeURIComponent(username), {
    cluster: '',
    wsHost: hostname,
    wsPort: numericPort,
    wssPort: numericPort,
    forceTLS: useTLS,
    enabledTransports: [useTLS ? 'wss' : 'ws'],
  })
  const received: Received[] = []
  const waiting = new Set<() => void>()
  await within(`${name} could not connect`, (done) => pusher.connection.bind('connected', done))

  const subscribe = async (channel: string): Promise<void> => {
    const subscription = pusher.subscribe(channel)
    await within(`${name} could not subscribe to ${channel}`, (done) =>
      subscription.bind('pusher:subscription_succeeded', done),
    )
    subscription.bind_global((event: string, data: unknown) => {
      received.push({ channel, event, data })
      for (const look of waiting) look()
    })
  }
  const saw = (channel: string, event: string): Promise<Received> =>
    within(`${name} did not see ${event} on ${channel}`, (done) => {
      const look = (): void => {
        const found = received.find((one) => one.channel === channel && one.event === event)
        if (found === undefined) return
        waiting.delete(look)
        done(found)
      }
      waiting.add(look)
      look()
    })
  return {
    socketId: pusher.connection.socket_id,
    received,
    subscribe,
    saw,
    disconnect: () => pusher.disconnect(),
  }
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
