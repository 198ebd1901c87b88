// Waiting for pusher-js. Nothing here waits for a time: what must not come is shown by something that comes after it.

import type Pusher from 'pusher-js'
import type { Channel } from 'pusher-js'
import { show } from './equal.ts'

export interface Bindable {
  bind(event: string, callback: (data: any, metadata?: any) => void): unknown
}

/** Milliseconds after which something that did not happen will not happen. */
const patience = 15_000

/** The data of the next event; rejects when the event of the other name comes first. */
export function happens(target: Bindable, event: string, failure?: string): Promise<any> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`no ${event}`)), patience)
    target.bind(event, (data) => {
      clearTimeout(timer)
      resolve(data)
    })
    if (failure === undefined) return
    target.bind(failure, (data) => {
      clearTimeout(timer)
      reject(new Error(`${failure} came instead of ${event}: ${show(data)}`))
    })
  })
}

/** Looks again and again until there is something. */
export async function until<Value>(
  what: string,
  look: () => Value | undefined | null | false | Promise<Value | undefined | null | false>,
): Promise<Value> {
  const deadline = Date.now() + patience
  for (;;) {
    const found = await look()
    if (found !== undefined && found !== null && found !== false) return found
    if (Date.now() > deadline) throw new Error(`waited in vain for ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

export async function connected(client: Pusher): Promise<string> {
  if (client.connection.state !== 'connected') await happens(client.connection, 'connected')
  return client.connection.socket_id
}

/** Subscribes, and says what came with the confirmation. */
export async function subscribed(client: Pusher, name: string): Promise<{ channel: Channel; data: any }> {
  const channel = client.subscribe(name)
  const data = await happens(channel, 'pusher:subscription_succeeded', 'pusher:subscription_error')
  return { channel, data }
}

/** Everything that the server sent before is here: it answers the frames of one socket in their order. */
export async function settled(client: Pusher): Promise<void> {
  const ponged = new Promise<void>((resolve) => {
    const listener = ({ event }: { event: string }): void => {
      if (event !== 'pusher:pong') return
      client.connection.unbind('message', listener)
      resolve()
    }
    client.connection.bind('message', listener)
  })
  if (!client.send_event('pusher:ping', {})) throw new Error('there is no connection')
  await ponged
}

/** Every event of a channel, from now on. */
export function eventsOf(channel: Channel): [name: string, data: unknown][] {
  const seen: [string, unknown][] = []
  channel.bind_global((name: string, data: unknown) => seen.push([name, data]))
  return seen
}

/** Every frame, from now on; what keeps the connection alive is not worth showing. */
export function framesOf(client: Pusher): { event: string; channel?: string; data?: any }[] {
  const seen: { event: string; channel?: string; data?: any }[] = []
  client.connection.bind('message', (frame: any) => {
    if (!/^pusher:p[io]ng$/.test(frame.event)) seen.push(frame)
  })
  return seen
}

/** The states that the connection gets into, from now on. */
export function statesOf(client: Pusher): string[] {
  const seen: string[] = []
  client.connection.bind('state_change', ({ current }: { current: string }) => seen.push(current))
  return seen
}

/** What the server says about something that it does not like: `pusher:error`, on a connection that stays. */
export async function told(client: Pusher, act: () => unknown): Promise<unknown> {
  const error = happens(client.connection, 'error')
  act()
  return (await error).data
}
