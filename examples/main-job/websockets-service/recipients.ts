// The receiving side of the story: recipients by name. The same code runs in a page and in Node.

import {
  connectRecipient,
  type Recipient,
  type WebSocketConstructor,
} from 'channelkit/websockets-service/recipient'
import { createLog, type Log, within } from '../log.ts'

/** Milliseconds; a browser on a busy machine takes its time. */
const patience = 20_000

export interface Recipients {
  /** Resolves when this one is connected; rejects with what it was told when its first attempt fails. */
  connect(name: string): Promise<void>
  /** Resolves when this one has received the text. */
  saw(name: string, text: string): Promise<void>
  /** All that it has received. */
  received(name: string): Promise<readonly string[]>
  /** Resolves when it has connected so often. */
  connected(name: string, times: number): Promise<void>
  /** Resolves with what came first: a message, or the end of a connection, and then it does not come back. */
  first(name: string): Promise<'message' | 'end'>
}

/** Recipients, and where they are. */
export interface Receiving extends Recipients {
  readonly place: string
  /** What stands in the `Origin` header of their handshakes. */
  readonly origin: string
  close(): Promise<void>
}

interface Guest {
  readonly recipient: Recipient<string>
  readonly messages: Log<string>
  readonly openings: Log<number>
  readonly firsts: Log<'message' | 'end'>
}

/** @param uriFor - asked before each connection */
export function createRecipients(
  uriFor: (name: string) => Promise<string>,
  WebSocket?: WebSocketConstructor,
): Recipients & { close(): void } {
  const guests = new Map<string, Guest>()
  const guest = (name: string): Guest => {
    const found = guests.get(name)
    if (found === undefined) throw new Error(`${name} is not connected`)
    return found
  }
  return {
    connect(name) {
      const uri = (): Promise<string> => uriFor(name)
      const recipient = connectRecipient({ uri, WebSocket, reconnect: { minDelay: 50, maxDelay: 1000 } })
      const messages = createLog<string>(patience)
      const openings = createLog<number>(patience)
      const firsts = createLog<'message' | 'end'>(patience)
      recipient.on('message', (message) => {
        messages.add(message)
        firsts.add('message')
      })
      recipient.on('close', () => firsts.add('end'))
      return within(
        `${name} could not connect`,
        (done, fail) => {
          recipient.on('error', (error) => {
            if (openings.entries.length > 0) return
            recipient.close()
            fail(error)
          })
          recipient.on('open', () => {
            guests.set(name, { recipient, messages, openings, firsts })
            openings.add(openings.entries.length + 1)
            done(undefined)
          })
        },
        patience,
      )
    },
    async saw(name, text) {
      await guest(name).messages.find((message) => message === text, `${name} did not see "${text}"`)
    },
    received: async (name) => guest(name).messages.entries,
    async connected(name, times) {
      await guest(name).openings.find((count) => count >= times, `${name} did not come back`)
    },
    async first(name) {
      const { recipient, firsts } = guest(name)
      const first = await firsts.find(() => true, `nothing happened to ${name}`)
      if (first === 'end') recipient.close()
      return first
    },
    close() {
      for (const { recipient } of guests.values()) recipient.close()
    },
  }
}
