// channelkit mock websockets-service

import {
  createFakeWebSocketsService,
  type FakeWebSocketsService,
  type WebSocketsServiceOperation,
} from '../../../../mocks/websockets-service/index.ts'
import { parseFault } from '../../../../mocks/faults/parse-fault.ts'
import { utf8Length } from '../../../core/bytes.ts'
import { UsageError } from '../../command.ts'
import { create } from './app-options.ts'
import { literal } from './credentials.ts'
import type { Address, Published, Service } from './service.ts'

const options = {
  'access-key': { type: 'string', multiple: true },
  scope: { type: 'string', multiple: true },
  'page-size': { type: 'string', default: '100' },
  fault: { type: 'string', multiple: true },
} as const

const everything = 'websockets-manager-api:query:* websockets-manager-api:mutation:*'

export const websocketsService: Service<typeof options> = {
  name: 'websockets-service',
  title: 'WebSockets Service',
  port: 6010,
  synopsis: '[--access-key KEY] [--scope SCOPE] [--page-size 100] [--fault FAULT]',
  usage: `  --access-key     a value of the header x-api-key that is known; may be repeated (default access-key)
  --scope          what the keys may do, like websockets-manager-api:mutation:*; may be repeated (default everything)
  --page-size      how many messages a page has (default 100)
  --fault          what goes wrong; may be repeated: OPERATION:NAME=VALUE,… or NAME=VALUE,… for all of them, like
                   pushMessage:status=503,times=2  latency=50..500ms  socket=close/1001,after=1
                   (runGraphQL is every GraphQL request)

GraphQL is at /graphql, sockets at /: registerRecipient hands out where.`,
  options,
  start(values) {
    const { 'access-key': accessKeys = ['access-key'], scope = [], fault: faults = [] } = values
    const pageSize = pageSizeOf(values['page-size'])
    const scopes = scope.length === 0 ? everything : scope.join(' ')
    const fake = create(() => createFakeWebSocketsService({ accessKeys, scopes, pageSize }))
    for (const fault of faults) create(() => fake.fault(parseFault<WebSocketsServiceOperation>(fault)))
    return {
      fake,
      describe: (address) => [
        ...linesOf(address, accessKeys[0]!),
        ...(scope.length + faults.length > 0 ? [''] : []),
        ...scope.map((one) => `  scope ${one}`),
        ...faults.map((fault) => `  fault ${fault}`),
      ],
      facts: ({ url }) => ({ endpoint: `${url}/graphql`, accessKeys, scopes, pageSize, faults }),
      operationOf: (method, path) => {
        const last = fake.requests.at(-1)
        return last?.method === method && last.path === path ? last.operation : undefined
      },
      published: publishedBy(fake),
      sockets: () => fake.connections.map(({ id }) => id),
    }
  },
}

/** Lines to paste: a client, a recipient, and the same for a shell. */
function linesOf({ url }: Address, accessKey: string): readonly string[] {
  const endpoint = `${url}/graphql`
  const client = `createWebSocketsService(${literal({ accessKey, endpoint })})`
  const uri = `async () => (await ${client}.registerRecipient({ recipient: 'ann' })).connectionUri`
  const curl = (query: string): string => {
    const headers = [`x-api-key: ${accessKey}`, 'content-type: application/json']
    const words = ['curl', '-s', endpoint, ...headers.flatMap((one) => ['-H', quoted(one)])]
    return [...words, '-d', quoted(JSON.stringify({ query }))].join(' ')
  }
  return [
    '',
    `  access key ${accessKey}   endpoint ${endpoint}`,
    '',
    `  channelkit   ${client}`,
    `  recipient    connectRecipient({ uri: ${uri} })`,
    `  register     ${curl('mutation { registerRecipient(input: { recipient: "ann" }) { connectionUri } }')}`,
    `  push         ${curl('mutation { pushMessage(input: { recipients: ["ann"], message: "Hello" }) { item { status } } }')}`,
  ]
}

/** As a shell reads it. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`
}

function pageSizeOf(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new UsageError('--page-size takes a positive whole number')
  return Number(text)
}

/** What is new, and what has another status than before. Messages of a global one are counted, not listed. */
function publishedBy(fake: FakeWebSocketsService): () => readonly Published[] {
  let before = new Map<string, string>()
  return () => {
    const { messages, globalMessages } = fake
    const now = new Map<string, string>()
    const isNews = (id: string, state: string): boolean => {
      now.set(id, state)
      return before.get(id) !== state
    }
    const reached = new Map<string, number>()
    const published: Published[] = []
    for (const { id, recipient, topic, status, message, globalMessageId } of messages) {
      if (globalMessageId !== null) reached.set(globalMessageId, (reached.get(globalMessageId) ?? 0) + 1)
      else if (isNews(id, status))
        published.push({ type: 'message', id, recipient, topic, status, bytes: utf8Length(message) })
    }
    for (const { id, topic, message } of globalMessages) {
      const recipients = reached.get(id) ?? 0
      if (isNews(id, String(recipients)))
        published.push({ type: 'global_message', id, topic, recipients, bytes: utf8Length(message) })
    }
    before = now
    return published
  }
}
