// What can be waited for, by the list of the state that it is in.

import { shorten } from '../../waiting/criteria.ts'
import { fieldsOf } from '../../waiting/fields.ts'
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
      ...fieldsOf('connection', 'text', 'data', 'handlers'),
      name: ({ text }) => eventNameOf(text),
    },
    describe: ({ connection, text, handlers }) =>
      `${shorten(text)} from ${connection}${handlers === 0 ? ', lost' : ''}`,
  },
  users: {
    one: 'user',
    many: 'users',
    fields: fieldsOf('username', 'activated', 'loggedIn', 'meta'),
    describe: ({ username, loggedIn }) => `${username}${loggedIn ? ', logged in' : ''}`,
  },
  sessions: {
    one: 'session',
    many: 'sessions',
    fields: fieldsOf('username', 'sessionId'),
    // Whoever has the id is logged in.
    describe: ({ username }) => `of ${username ?? 'nobody'}`,
  },
  connections: {
    one: 'connection',
    many: 'connections',
    fields: fieldsOf('id', 'username', 'origin', 'authorized', 'handlers'),
    describe: ({ id, origin, username }) =>
      `${id} from ${shorten(origin ?? 'nowhere')}${username === undefined ? '' : `, of ${username}`}`,
  },
  refusals: {
    one: 'refusal',
    many: 'refusals',
    lasting: true,
    fields: fieldsOf('origin'),
    describe: ({ origin }) => shorten(origin ?? 'no origin'),
  },
  events: {
    one: 'event',
    many: 'events',
    lasting: true,
    fields: fieldsOf('name', 'username'),
    describe: ({ name, username, connections }) => `${name} of ${username}, told to ${connections.length}`,
  },
  requests: {
    one: 'request',
    many: 'requests',
    lasting: true,
    fields: fieldsOf('method', 'path', 'operation', 'status', 'error'),
    describe: ({ method, path, status, error }) =>
      `${method} ${path}: ${status}${error === undefined ? '' : ` (${shorten(error)})`}`,
  },
}
