// What the steps share: a service, clients with different keys, and recipients in a browser or in this process.

import { setTimeout as wait } from 'node:timers/promises'
import { listen } from 'channelkit/mocks/node'
import { createFakeWebSocketsService, type FakeWebSocketsService } from 'channelkit/mocks/websockets-service'
import {
  createWebSocketsService,
  type RegisterRecipientInput,
  type WebSocketsService,
} from 'channelkit/websockets-service'
import { Lacking, type Stage } from '../story.ts'
import { receiveInChromium } from './in-chromium.ts'
import { receiveInNode } from './in-node.ts'
import type { Receiving } from './recipients.ts'

/** What a registration may say besides the name. */
export type Guest = Omit<RegisterRecipientInput, 'recipient'>

export interface Job extends Stage {
  readonly service: WebSocketsService
  /** The same service, with a key that it does not know. */
  readonly stranger: WebSocketsService
  readonly recipients: Receiving
  /** The embedded fake, for what nobody can do to a live service. @throws Lacking */
  readonly fake: (what: string) => FakeWebSocketsService
  /** The embedded fake, with a key whose scope has queries only. @throws Lacking */
  readonly reader: () => WebSocketsService
  /** A name that no other run uses. */
  readonly nameOf: (who: string) => string
  /**
   * Registers and connects; a registration says the page's origin unless the guest says another.
   *
   * @throws NotConnected after a registration
   */
  readonly connect: (who: string, guest?: Guest) => Promise<void>
  /** Milliseconds since the epoch, for the service. */
  readonly now: () => number
  /** Lets time pass: at once on the fake, really on a live service. */
  readonly later: (milliseconds: number) => Promise<void>
  readonly topic: string
}

/** There is a URI, and no connection to it. */
export class NotConnected extends Error {
  override readonly name = 'NotConnected'
}

export interface Choice {
  readonly endpoint: string
  readonly accessKey: string
}

const keys = { full: 'key-of-the-story', reader: 'key-of-a-reader' }

/**
 * @param choice - a live service; without it the embedded fake is started
 * @param chromium - the program; without it the recipients are in this process
 */
export async function openJob(choice: Choice | undefined, chromium?: string): Promise<Job> {
  let ahead = 0
  const now = (): number => Date.now() + ahead
  const fake = choice === undefined ? await startFake(now) : undefined
  const endpoint = choice?.endpoint ?? fake!.endpoint
  const client = (accessKey: string): WebSocketsService => createWebSocketsService({ endpoint, accessKey })
  const service = client(choice?.accessKey ?? keys.full)
  const reader = client(keys.reader)
  const stranger = client('a-key-that-nobody-knows')

  const run = Math.random().toString(36).slice(2, 8)
  const nameOf = (who: string): string => `main-job-${run}-${who}`
  const guests = new Map<string, Guest>()
  const registered = new Set<string>()
  /** The part of a backend that a page asks for its URI. */
  const uriFor = async (who: string): Promise<string> => {
    const input = { recipient: nameOf(who), origin: recipients.origin, ...guests.get(who) }
    const { connectionUri } = await service.registerRecipient(input)
    registered.add(who)
    return connectionUri
  }
  const recipients =
    chromium === undefined ? receiveInNode(uriFor) : await receiveInChromium(chromium, uriFor)

  return {
    where: `${fake === undefined ? new URL(endpoint).host : `the embedded fake (${fake.host})`}, with recipients in ${recipients.place}`,
    service,
    stranger,
    recipients,
    nameOf,
    now,
    topic: `main-job-${run}`,
    fake(what) {
      if (fake === undefined) throw new Lacking(`nobody ${what} a live service`)
      return fake.fake
    },
    reader() {
      if (fake === undefined) throw new Lacking('a live service has no second key for this')
      return reader
    },
    async connect(who, guest = {}) {
      guests.set(who, guest)
      registered.delete(who)
      await recipients.connect(who).catch((error: Error) => {
        throw registered.has(who) ? new NotConnected(error.message) : error
      })
    },
    async later(milliseconds) {
      if (fake === undefined) await wait(milliseconds)
      else ahead += milliseconds
    },
    async close() {
      await recipients.close()
      for (const each of [service, reader, stranger]) await each.close()
      await fake?.close()
    },
  }
}

interface Started {
  readonly fake: FakeWebSocketsService
  readonly endpoint: string
  readonly host: string
  readonly close: () => Promise<void>
}

async function startFake(clock: () => number): Promise<Started> {
  const fake = createFakeWebSocketsService({
    accessKeys: Object.values(keys),
    scopes: { [keys.reader]: 'websockets-manager-api:query:*' },
    clock,
    pageSize: 5,
  })
  const server = await listen(fake, { port: 0 })
  const host = `${server.host}:${server.port}`
  return { fake, host, endpoint: `http://${host}/graphql`, close: () => server.close() }
}
