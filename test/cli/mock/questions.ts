// What the questions of the table of defaults are made of.

import type { Sockudo } from '../../../src/services/sockudo/index.ts'
import { isKitError } from '../../../src/errors.ts'
import { type BareSocket, openSocket } from '../../live/support/socket.ts'

export interface Asked {
  readonly url: URL
  readonly sockudo: Sockudo
  /** Another name each time. */
  readonly fresh: (name: string) => string
  /** The requests that the receiver of webhooks got about a channel; it refuses those whose channel is `refused…`. */
  readonly webhooks: (
    channel: string,
  ) => readonly { readonly at: number; readonly names: readonly string[] }[]
}

export interface Default {
  readonly setting: string
  readonly ask: (asked: Asked) => Promise<unknown>
  readonly answer: unknown
}

/** 200, or the status and the message of the refusal. */
export async function outcome(call: Promise<unknown>): Promise<unknown> {
  try {
    await call
    return 200
  } catch (error) {
    if (!isKitError(error) || !('status' in error)) throw error
    return `${error.status} ${error.message.replace(/^.*?: /, '')}`
  }
}

export const post = ({ sockudo }: Asked, path: '/events' | '/batch_events', body: object): Promise<unknown> =>
  outcome(sockudo.request('POST', path, { body }))

export const event = (channel: string, more: object = {}): object => ({
  name: 'e',
  channel,
  data: '{}',
  ...more,
})

async function connected(asked: Asked): Promise<BareSocket & { id: string }> {
  const socket = openSocket(asked.url, 'protocol=7')
  const { data } = await socket.frame('connection', (frame) => frame.event.endsWith('connection_established'))
  return Object.assign(socket, { id: data.socket_id as string })
}

export async function joined(
  asked: Asked,
  channel: string,
  presence?: { user_id: string; user_info?: object },
): Promise<BareSocket> {
  const socket = await connected(asked)
  const needed = channel.startsWith('p')
  const grant = needed ? asked.sockudo.authorizeChannel(socket.id, channel, presence) : {}
  socket.send('pusher:subscribe', { channel, ...grant })
  await socket.frame('subscription', (frame) => frame.event.endsWith(':subscription_succeeded'))
  return socket
}

export async function signedIn(asked: Asked, id: string, watchlist: string[] = []): Promise<BareSocket> {
  const socket = await connected(asked)
  socket.send('pusher:signin', asked.sockudo.authenticateUser(socket.id, { id, watchlist }))
  await socket.frame('sign-in', (frame) => frame.event === 'pusher:signin_success')
  return socket
}

/** As soon as it is so, within five seconds. */
export async function until<Value>(look: () => Value | undefined): Promise<Value> {
  const end = Date.now() + 5000
  while (Date.now() < end) {
    const value = look()
    if (value !== undefined) return value
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  throw new Error('it did not happen')
}

export const tooLong = (limit: number): string => 'x'.repeat(limit + 1)
