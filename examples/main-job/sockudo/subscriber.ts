// A real pusher-js client that remembers what it received.

import Pusher from 'pusher-js'
import { createLog, within } from '../log.ts'

export interface Received {
  readonly channel: string
  readonly event: string
  readonly data: unknown
}

export interface Subscriber {
  /** Resolves with the socket id when the server has confirmed the connection. */
  readonly connect: () => Promise<string>
  readonly received: readonly Received[]
  /** Resolves with what the server confirmed the subscription with; rejects when it is refused. */
  readonly subscribe: (channel: string) => Promise<unknown>
  /** Resolves when the server has confirmed who this is. */
  readonly signIn: () => Promise<void>
  /** Sends an event to the other clients on a channel, past the backend. */
  readonly whisper: (channel: string, event: string, data: unknown) => void
  /** Resolves with the event as soon as it is here; rejects after two seconds. */
  readonly saw: (channel: string, event: string) => Promise<Received>
  readonly socketId: () => string
  readonly disconnect: () => void
}

/**
 * A client for the server of a connection URL, not connected yet.
 *
 * @param name - who it is, for the backend and for the story
 * @param backend - where its endpoints are
 */
export function createSubscriber(name: string, url: string, backend: string): Subscriber {
  const log = createLog<Received>()
  let client: Pusher | undefined
  const connected = (): Pusher => {
    if (client?.connection.state !== 'connected') throw new Error(`${name} is not connected`)
    return client
  }

  return {
    received: log.entries,
    async connect() {
      client = open(name, url, backend)
      const { connection } = client
      await within(`${name} could not connect to ${new URL(url).host}`, (done) =>
        connection.bind('connected', done),
      )
      return connection.socket_id
    },
    async subscribe(channel) {
      const subscription = connected().subscribe(channel)
      return await within(`${name} could not subscribe to ${channel}`, (done, fail) => {
        subscription.bind('pusher:subscription_error', () =>
          fail(new Error(`${name} may not subscribe to ${channel}`)),
        )
        subscription.bind('pusher:subscription_succeeded', (confirmed: unknown) => {
          subscription.bind_global((event: string, data: unknown) => log.add({ channel, event, data }))
          done(confirmed)
        })
      })
    },
    async signIn() {
      const pusher = connected()
      pusher.signin()
      await within(`${name} could not sign in`, (done) => void pusher.user.signinDonePromise.then(done))
      pusher.user.bind_global((event: string, data: unknown) => log.add({ channel: '#user', event, data }))
    },
    whisper(channel, event, data) {
      if (!connected().send_event(event, data, channel)) throw new Error(`${name} could not send ${event}`)
    },
    saw: (channel, event) =>
      log.find(
        (one) => one.channel === channel && one.event === event,
        `${name} did not see ${event} on ${channel}`,
      ),
    socketId: () => connected().connection.socket_id,
    disconnect: () => client?.disconnect(),
  }
}

/** pusher-js connects as soon as it is made. */
function open(name: string, url: string, backend: string): Pusher {
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
    channelAuthorization: {
      transport: 'ajax',
      endpoint: `${backend}/pusher/auth`,
      headers: { 'x-user': name },
    },
    userAuthentication: {
      transport: 'ajax',
      endpoint: `${backend}/pusher/user-auth`,
      headers: { 'x-user': name },
    },
  })
}
