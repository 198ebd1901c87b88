// A recipient whose connections end in the test, and whose time the test moves.

import type {
  Recipient,
  RecipientEvents,
  RecipientOptions,
} from '../../../../src/services/websockets-service/recipient/index.ts'
import { connectRecipient } from '../../../../src/services/websockets-service/recipient/index.ts'
import { type FixedClock, fixedClock } from '../../../../src/testing/index.ts'
import { FakeSocket } from '../../../core/socket/fake-socket.ts'

export const token = 'SOME_TOKEN-91c2'
export const uri = `wss://websockets.socrate.io/?token=${token}`

export interface Scene {
  readonly recipient: Recipient<string>
  readonly sockets: readonly FakeSocket[]
  /** The URLs that were connected to. */
  readonly urls: readonly string[]
  /** Every event but messages: its name and what it told. */
  readonly told: [name: string, value: any][]
  readonly messages: unknown[]
  readonly clock: FixedClock
}

/** Connects, and listens to everything but what is left out. */
export async function scene(
  options: Partial<RecipientOptions> = {},
  deaf: readonly (keyof RecipientEvents<string>)[] = [],
): Promise<Scene> {
  const clock = fixedClock(0)
  const sockets: FakeSocket[] = []
  const urls: string[] = []
  class WebSocket extends FakeSocket {
    constructor(url: string, ...rest: never[]) {
      super()
      if (rest.length > 0) throw new Error('a browser takes no more than the URL here')
      sockets.push(this)
      urls.push(url)
    }
  }
  const given = { uri, WebSocket, schedule: clock.schedule, reconnect: { jitter: 0 }, ...options }
  const recipient = connectRecipient(given as RecipientOptions & { readonly parse?: undefined })
  const told: Scene['told'] = []
  const messages: unknown[] = []
  for (const name of ['open', 'close', 'reconnecting', 'error', 'end'] as const)
    if (!deaf.includes(name)) recipient.on(name, (value) => told.push([name, value]))
  if (!deaf.includes('message')) recipient.on('message', (message) => messages.push(message))
  await clock.advance(0)
  return { recipient, sockets, urls, told, messages, clock }
}

/** The names of the events. */
export function namesOf({ told }: Scene): string[] {
  return told.map(([name]) => name)
}
