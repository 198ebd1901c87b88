// A socket client on a scripted connection, with a clock that stands still.

import { onTestFinished } from 'vitest'
import {
  connectUsersEvents,
  type EventsOptions,
  type TokensOptions,
  type UsersEvents,
  type UsersTokens,
} from '../../../src/services/users/index.ts'
import { type FixedClock, fixedClock } from '../../../src/testing/index.ts'
import { settle } from '../../../src/testing/turn.ts'
import { type ScriptedSockets, scriptedSockets } from './scripted-socket.ts'

export interface Connected<Client> extends ScriptedSockets {
  readonly client: Client
  readonly clock: FixedClock
  /** Lets the connection begin, opens it, and answers the probe. */
  approve(): Promise<void>
}

const url = 'ws://127.0.0.1:8080'

/** A client of the dialect `events`, whose connection has begun. */
export async function connected(options: Partial<EventsOptions> = {}): Promise<Connected<UsersEvents>> {
  return connect((shared) => connectUsersEvents({ url, ...shared, ...options }))
}

/** The same of the dialect `tokens`. */
export async function connectedTokens(options: Partial<TokensOptions> = {}): Promise<Connected<UsersTokens>> {
  return connect((shared) => connectUsersEvents({ url, ...shared, ...options, dialect: 'tokens' }))
}

async function connect<Client extends { close(): void }>(
  make: (shared: Pick<EventsOptions, 'WebSocket' | 'schedule'>) => Client,
): Promise<Connected<Client>> {
  const sockets = scriptedSockets()
  const clock = fixedClock(0)
  const client = make({ WebSocket: sockets.WebSocket, schedule: clock.schedule })
  onTestFinished(() => client.close())
  await settle()
  return {
    client,
    clock,
    WebSocket: sockets.WebSocket,
    connections: sockets.connections,
    get last() {
      return sockets.last
    },
    async approve() {
      const { last } = sockets
      last.open()
      last.say(answerTo(last.sent.at(-1)!))
      await settle()
    },
  }
}

/** What a server says to a probe, in either dialect. */
export function answerTo(probe: Readonly<Record<string, unknown>>): object {
  return probe['eventType'] === 10
    ? { eventType: 10, message: probe['message'] }
    : { type: 'MetaRequest', error: `Could not find user ${String(probe['username'])}` }
}
