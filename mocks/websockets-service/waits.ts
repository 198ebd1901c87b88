// Waiting for what the service gets and does.

import type { Criterion, TextCriterion } from '../waiting/criteria.ts'
import { shorten } from '../waiting/criteria.ts'
import type { Kind } from '../waiting/kind.ts'
import { createListWaits } from '../waiting/lists.ts'
import type { WaitOptions } from '../waiting/options.ts'
import type { Met } from '../waiting/search.ts'
import type { Waiting } from '../waiting/waiting.ts'
import type { FakeServiceState } from './state.ts'
import type { FakePushedMessage } from './types.ts'

type Texts<Names extends string> = { readonly [Name in Names]?: TextCriterion | undefined }

/** What a test can say about the thing that it waits for, by the list in which it is. */
export interface FakeServiceCriteria {
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

export interface FakeServiceWaits {
  /**
   * Waits for a message to a recipient: for the first one that fits, which may have been there before.
   *
   * It is resolved when the push has been answered, and before the caller reads the answer.
   *
   * @example
   * ```ts
   * import { createFakeWebSocketsService } from 'channelkit/mocks/websockets-service'
   * import { createWebSocketsService } from 'channelkit/websockets-service'
   *
   * const fake = createFakeWebSocketsService()
   * const service = createWebSocketsService({ accessKey: 'access-key', fetch: fake.fetch })
   * setTimeout(() => service.pushMessage({ recipients: ['ann'], message: 'Done' }), 10)
   * const { message, status } = await fake.received({ recipient: 'ann' })
   * console.log(message, status) // Done PENDING
   * ```
   *
   * @param wanted - what must be so of the message, all of it: values, regular expressions, functions, or the matchers of
   * a test runner; or one function for the whole message. Without `wanted`, any message
   * @param options - `timeout` in milliseconds of real time (default 1000), `signal`, `message`
   * @returns the message
   * @throws KitError `wait_timeout` that lists what did arrive and what came closest; `wait_ended` when the fake is
   * reset or closed; ArgumentError for criteria that do not exist, and for a function that is asynchronous
   */
  received(
    wanted?: FakeServiceCriteria['messages'] | ((message: FakePushedMessage) => boolean),
    options?: WaitOptions,
  ): Promise<FakePushedMessage>
  /**
   * Waits for the first thing in a list of the fake's state that fits: a connection, a request, a frame.
   *
   * @example
   * ```ts
   * import { createFakeWebSocketsService } from 'channelkit/mocks/websockets-service'
   * import { createWebSocketsService } from 'channelkit/websockets-service'
   *
   * const fake = createFakeWebSocketsService()
   * const service = createWebSocketsService({ accessKey: 'access-key', fetch: fake.fetch })
   * setTimeout(() => service.version(), 10)
   * const request = await fake.waitFor('requests', { operation: 'version' })
   * console.log(request.status) // 200
   * ```
   *
   * @param list - the name of the list
   * @param wanted - what must be so of the thing, or a function. Without it, anything
   * @param options - `timeout` in milliseconds of real time (default 1000), `signal`, `message`
   * @returns the thing as it was when it fitted
   * @throws KitError and ArgumentError as `received` does
   */
  waitFor<List extends keyof FakeServiceState>(
    list: List,
    wanted?: FakeServiceCriteria[List] | ((item: FakeServiceState[List][number]) => boolean),
    options?: WaitOptions,
  ): Promise<FakeServiceState[List][number]>
  /**
   * Waits until a condition returns something true. It is asked whenever something has happened in the fake, and when the
   * time is over.
   *
   * @example
   * ```ts
   * import { createFakeWebSocketsService } from 'channelkit/mocks/websockets-service'
   *
   * const fake = createFakeWebSocketsService()
   * await fake.waitFor(() => fake.connections.length === 0, { message: 'everybody to go' })
   * ```
   *
   * @param condition - is asked often, so it should only look
   * @param options - `timeout` in milliseconds of real time (default 1000), `signal`, `message`
   * @returns what the condition returned
   * @throws KitError as `received` does; what the condition throws
   */
  waitFor<Value>(condition: () => Value, options?: WaitOptions): Promise<Met<Value>>
}

type Lists = keyof FakeServiceState

type Kinds = { readonly [List in Lists]: Kind<FakeServiceState[List][number]> }

const kinds: Kinds = {
  messages: kindOf(
    'message',
    'messages',
    ['id', 'recipient', 'message', 'topic', 'globalMessageId', 'status'],
    {
      describe: ({ recipient, message, status }) => `${shorten(message)} for ${recipient}: ${status}`,
    },
  ),
  globalMessages: kindOf('global message', 'global messages', ['id', 'message', 'topic'], {
    lasting: true,
    describe: ({ message }) => shorten(message),
  }),
  registrations: kindOf('registration', 'registrations', ['recipient', 'topic', 'origin', 'sourceIp'], {
    describe: ({ recipient }) => recipient,
  }),
  connections: kindOf('connection', 'connections', ['id', 'recipient', 'topic'], {
    describe: ({ id, recipient }) => `${id} of ${recipient}`,
  }),
  requests: kindOf('request', 'requests', ['method', 'path', 'operation', 'status'], {
    lasting: true,
    describe: ({ method, path, status, operation }) =>
      `${method} ${path}: ${status}${operation === undefined ? '' : ` (${operation})`}`,
  }),
  frames: kindOf('frame', 'frames', ['connectionId', 'recipient', 'data'], {
    lasting: true,
    describe: ({ recipient, data }) => `${shorten(data)} from ${recipient}`,
  }),
}

function kindOf<Item extends object>(
  one: string,
  many: string,
  names: readonly (keyof Item & string)[],
  rest: Pick<Kind<Item>, 'describe' | 'lasting'>,
): Kind<Item> {
  const fields = names.map((name) => [name, (item: Item): unknown => item[name]] as const)
  return { one, many, fields: Object.fromEntries(fields), ...rest }
}

export function createWaits(waiting: Waiting, state: FakeServiceState): FakeServiceWaits {
  return createListWaits({
    waiting,
    kinds,
    items: (list) => state[list as Lists],
    asSeen: (item) => item,
  }) as FakeServiceWaits
}
