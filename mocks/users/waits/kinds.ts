// What can be waited for, by the list of the state that it is in.

import { shorten } from '../../waiting/criteria.ts'
import type { Kind } from '../../waiting/kind.ts'
import { eventNameOf } from '../socket/event-name.ts'
import type { FakeUsersState } from '../state.ts'
import type { FakeUsersCriteria } from './criteria.ts'

type Item<List extends keyof FakeUsersState> = FakeUsersState[List][number]

/** With all names of the criteria and no other. */
type Kinds = {
  readonly [List in keyof FakeUsersState]: Kind<Item<List>> & {
    readonly fields: {
      readonly [Name in keyof Required<FakeUsersCriteria[List]>]: (item: Item<List>) => unknown
    }
  }
}

/** The first is what `received` waits for. */
export const kinds: Kinds = {
  frames: {
    one: 'frame',
    many: 'frames',
    lasting: true,
    fields: {
      connection: ({ connection }) => connection,
      name: ({ text }) => eventNameOf(text),
      text: ({ text }) => text,
      data: ({ data }) => data,
      handlers: ({ handlers }) => handlers,
    },
    describe: ({ connection, text, handlers }) =>
      `${shorten(text)} from ${connection}${handlers === 0 ? ', lost' : ''}`,
  },
  users: {
    one: 'user',
    many: 'users',
    fields: {
      username: ({ username }) => username,
      activated: ({ activated }) => activated,
      loggedIn: ({ loggedIn }) => loggedIn,
      meta: ({ meta }) => meta,
    },
    describe: ({ username, loggedIn }) => `${username}${loggedIn ? ', logged in' : ''}`,
  },
  sessions: {
    one: 'session',
    many: 'sessions',
    fields: { username: ({ username }) => username, sessionId: ({ sessionId }) => sessionId },
    // Whoever has the id is logged in.
    describe: ({ username }) => `of ${username ?? 'nobody'}`,
  },
  connections: {
    one: 'connection',
    many: 'connections',
    fields: {
      id: ({ id }) => id,
      username: ({ username }) => username,
      origin: ({ origin }) => origin,
      authorized: ({ authorized }) => authorized,
      handlers: ({ handlers }) => handlers,
    },
    describe: ({ id, origin, username }) =>
      `${id} from ${shorten(origin ?? 'nowhere')}${username === undefined ? '' : `, of ${username}`}`,
  },
  refusals: {
    one: 'refusal',
    many: 'refusals',
    lasting: true,
    fields: { origin: ({ origin }) => origin },
    describe: ({ origin }) => shorten(origin ?? 'no origin'),
  },
  events: {
    one: 'event',
    many: 'events',
    lasting: true,
    fields: { name: ({ name }) => name, username: ({ username }) => username },
    describe: ({ name, username, connections }) => `${name} of ${username}, told to ${connections.length}`,
  },
  requests: {
    one: 'request',
    many: 'requests',
    lasting: true,
    fields: {
      method: ({ method }) => method,
      path: ({ path }) => path,
      operation: ({ operation }) => operation,
      status: ({ status }) => status,
      error: ({ error }) => error,
    },
    describe: ({ method, path, status, error }) =>
      `${method} ${path}: ${status}${error === undefined ? '' : ` (${shorten(error)})`}`,
  },
}
