// channelkit mock websockets-service

import { createService } from '../../../../mocks/websockets-service/create-service.ts'
import type { WebSocketsServiceOperation } from '../../../../mocks/websockets-service/index.ts'
import { parseFault } from '../../../../mocks/faults/parse-fault.ts'
import { UsageError } from '../../command.ts'
import { create } from './app-options.ts'
import { literal, quoted } from './credentials.ts'
import { createPushNews } from './push-news.ts'
import type { Address, Service } from './service.ts'

const options = {
  'access-key': { type: 'string', multiple: true },
  scope: { type: 'string', multiple: true },
  'page-size': { type: 'string', default: '100' },
  'socket-url': { type: 'string' },
  fault: { type: 'string', multiple: true },
} as const

const everything = 'websockets-manager-api:query:* websockets-manager-api:mutation:*'

export const websocketsService: Service<typeof options> = {
  name: 'websockets-service',
  title: 'WebSockets Service',
  port: 6010,
  synopsis: '[--access-key KEY] [--scope SCOPE] [--page-size 100] [--socket-url URL] [--fault FAULT]',
  usage: `  --access-key     a value of the header x-api-key that is known; may be repeated (default access-key)
  --scope          what the keys may do, like websockets-manager-api:mutation:*; may be repeated (default everything)
  --page-size      how many messages a page has (default 100)
  --socket-url     what registerRecipient hands out, with the token behind it, like wss://push.example.com/sockets
                   (default the host that the request went to, also through a proxy)
  --fault          what goes wrong; may be repeated: OPERATION:NAME=VALUE,… or NAME=VALUE,… for all of them, like
                   pushMessage:status=503,times=2  latency=50..500ms  socket=close/1001,after=1
                   (runGraphQL is every GraphQL request)

GraphQL is at /graphql, sockets at / and at the path of --socket-url: registerRecipient hands out where.`,
  options,
  start(values) {
    const { 'access-key': accessKeys = ['access-key'], scope = [], fault: faults = [] } = values
    const pageSize = pageSizeOf(values['page-size'])
    const scopes = scope.length === 0 ? everything : scope.join(' ')
    const { 'socket-url': socketUrl } = values
    const news = createPushNews()
    const settings = { accessKeys, scopes, pageSize, socketUrl }
    const { fake, operationOf } = create(() => createService(settings, news))
    for (const fault of faults) create(() => fake.fault(parseFault<WebSocketsServiceOperation>(fault)))
    const extra = [
      ...(socketUrl === undefined ? [] : [`  sockets ${socketUrl}`]),
      ...scope.map((one) => `  scope ${one}`),
      ...faults.map((fault) => `  fault ${fault}`),
    ]
    return {
      fake,
      describe: (address) => [
        ...linesOf(address, accessKeys[0]!),
        ...(extra.length > 0 ? ['', ...extra] : []),
      ],
      facts: ({ url }) => ({ endpoint: `${url}/graphql`, ...settings, faults }),
      operationOf: (_method, _path, request) => operationOf(request),
      published: news.published,
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

function pageSizeOf(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new UsageError('--page-size takes a positive whole number')
  return Number(text)
}
