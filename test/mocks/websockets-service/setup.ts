// A fake whose time and ids the test holds, and short ways to talk to it.

import {
  createFakeWebSocketsService,
  type FakePushedMessage,
  type FakeWebSocketsServiceIds,
  type FakeWebSocketsService,
  type FakeWebSocketsServiceOptions,
} from '../../../mocks/websockets-service/index.ts'
import { handMovedTime, type Time } from '../sockudo/setup.ts'
import { connect, type Recipient, type RecipientSetup } from './recipient.ts'

export const endpoint = 'https://websockets-manager-api.socrate.io/graphql'

export interface Answered {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  /** Parsed, where it is JSON. */
  readonly body: any
}

export interface Setup {
  readonly fake: FakeWebSocketsService
  readonly time: Time
  /** Sends a body to `/graphql`, with the default access key. */
  post(body: unknown, headers?: Record<string, string>): Promise<Answered>
  /** Runs a document; resolves with `data`, and rejects with the message of the first error. */
  run(query: string, variables?: object, headers?: Record<string, string>): Promise<any>
  /** @returns the connection URI */
  register(input: object): Promise<string>
  push(
    input: object,
  ): Promise<readonly { item: FakePushedMessage | null; error: { message: string } | null }[]>
  pushGlobal(input: object): Promise<any>
  /** The texts of the messages that a filter lists, over all pages. */
  list(filter?: object, field?: 'messages' | 'globalMessages'): Promise<readonly string[]>
  /** Registers and connects. */
  recipient(recipient: string, input?: object, socket?: RecipientSetup): Promise<Recipient>
}

const message =
  'id recipient message topic status expiresAt createdAt deliveredAt cancelledAt globalMessageId'

export function setup(options: FakeWebSocketsServiceOptions = {}): Setup {
  const time = handMovedTime()
  const fake = createFakeWebSocketsService({
    clock: time,
    schedule: time.schedule,
    ids: countedIds(),
    ...options,
  })
  const post: Setup['post'] = async (body, headers) => {
    const response = await fake.fetch(endpoint, {
      method: 'POST',
      headers: { 'x-api-key': 'access-key', 'content-type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    })
    return answered(response)
  }
  const run: Setup['run'] = async (query, variables, headers) => {
    const { body } = await post({ query, variables }, headers)
    if (body.errors !== undefined) throw new Error(body.errors[0].message)
    return body.data
  }
  const register: Setup['register'] = async (input) => {
    const data = await run(
      'mutation ($input: RegisterRecipientInput!) { registerRecipient(input: $input) { connectionUri } }',
      { input },
    )
    return data.registerRecipient.connectionUri
  }
  return {
    fake,
    time,
    post,
    run,
    register,
    push: async (input) => {
      const document = `mutation ($input: MessageInput!) { pushMessage(input: $input) { item { ${message} } error { message } } }`
      return (await run(document, { input })).pushMessage
    },
    pushGlobal: async (input) => {
      const document =
        'mutation ($input: GlobalMessageInput!) { pushGlobalMessage(input: $input) { id message topic expiresAt createdAt } }'
      return (await run(document, { input })).pushGlobalMessage
    },
    async list(filter, field = 'messages') {
      const type = field === 'messages' ? 'MessagesFilter' : 'GlobalMessagesFilter'
      const document = `query ($filter: ${type}, $nextToken: String) { ${field}(filter: $filter, nextToken: $nextToken) { items { message } nextToken } }`
      const texts: string[] = []
      let nextToken: string | null = null
      do {
        const page: any = (await run(document, { filter, nextToken }))[field]
        texts.push(...page.items.map((item: { message: string }) => item.message))
        nextToken = page.nextToken
      } while (nextToken !== null)
      return texts
    },
    recipient: async (recipient, input, socket) =>
      connect(fake, await register({ recipient, ...input }), socket),
  }
}

export async function answered(response: Response): Promise<Answered> {
  const text = await response.text()
  const isJson = response.headers.get('content-type')?.startsWith('application/json') === true
  return {
    status: response.status,
    headers: response.headers,
    text,
    body: isJson ? JSON.parse(text) : undefined,
  }
}

function countedIds(): FakeWebSocketsServiceIds {
  let uuids = 0
  let tokens = 0
  return {
    uuid: () => `id-${++uuids}`,
    token: () => `token-${++tokens}`,
    restart: () => void (uuids = tokens = 0),
  }
}
