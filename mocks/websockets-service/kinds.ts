// What can be waited for, by the list of the state that it is in.

import type { Criterion, TextCriterion } from '../waiting/criteria.ts'
import { shorten } from '../waiting/criteria.ts'
import { fieldsOf } from '../waiting/fields.ts'
import type { Kind } from '../waiting/kind.ts'
import { type GlobalRow, type Row, statusOf } from './messages/row.ts'
import type { Settings } from './options.ts'
import type { FakeWebSocketsServiceState } from './state.ts'
import type { FakePushedMessage } from './types.ts'

type Texts<Names extends string> = { readonly [Name in Names]?: TextCriterion | undefined }

/** What a test can say about the thing that it waits for, by the list in which it is. */
export interface FakeWebSocketsServiceCriteria {
  readonly messages: Texts<'id' | 'recipient' | 'message' | 'topic' | 'globalMessageId'> & {
    /** A message is there before it is delivered, so `DELIVERED` waits for its recipient. */
    readonly status?: Criterion<FakePushedMessage['status']> | undefined
  }
  readonly globalMessages: Texts<'id' | 'message' | 'topic'>
  readonly registrations: Texts<'recipient' | 'topic' | 'origin' | 'sourceIp'>
  readonly connections: Texts<'id' | 'recipient' | 'topic'>
  readonly requests: Texts<'method' | 'path' | 'operation'> & {
    readonly status?: Criterion<number> | undefined
  }
  readonly frames: Texts<'connectionId' | 'recipient' | 'data'>
}

type Looked = Omit<FakeWebSocketsServiceState, 'messages' | 'globalMessages'> & {
  readonly messages: readonly Row[]
  readonly globalMessages: readonly GlobalRow[]
}

type Kinds = { readonly [List in keyof Looked]: Kind<Looked[List][number]> }

/** Of messages as they are kept: thousands of them would take long to be shown. @param settings - those of now */
export function kindsOf(settings: () => Settings): Kinds {
  const topic = ({ topic: own }: GlobalRow): string | null => own ?? null
  const status = (row: Row): string => statusOf(row, settings())
  return {
    messages: {
      one: 'message',
      many: 'messages',
      lasting: true,
      changing: ['status'],
      fields: {
        ...fieldsOf('id', 'recipient', 'message'),
        topic,
        globalMessageId: ({ globalMessageId = null }) => globalMessageId,
        status,
      },
      describe: (row) => `${shorten(row.message)} for ${row.recipient}: ${status(row)}`,
    },
    globalMessages: {
      one: 'global message',
      many: 'global messages',
      lasting: true,
      fields: { ...fieldsOf('id', 'message'), topic },
      describe: ({ message }) => shorten(message),
    },
    registrations: {
      one: 'registration',
      many: 'registrations',
      fields: fieldsOf('recipient', 'topic', 'origin', 'sourceIp'),
      describe: ({ recipient }) => recipient,
    },
    connections: {
      one: 'connection',
      many: 'connections',
      fields: fieldsOf('id', 'recipient', 'topic'),
      describe: ({ id, recipient }) => `${id} of ${recipient}`,
    },
    requests: {
      one: 'request',
      many: 'requests',
      lasting: true,
      fields: fieldsOf('method', 'path', 'operation', 'status'),
      describe: ({ method, path, status: answered, operation }) =>
        `${method} ${path}: ${answered}${operation === undefined ? '' : ` (${operation})`}`,
    },
    frames: {
      one: 'frame',
      many: 'frames',
      lasting: true,
      fields: fieldsOf('connectionId', 'recipient', 'data'),
      describe: ({ recipient, data }) => `${shorten(data)} from ${recipient}`,
    },
  }
}
