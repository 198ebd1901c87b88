// The clients against the fake on a port, as the document of the service tells the story.

import { describe, expect, it, onTestFinished } from 'vitest'
import { WebSocket } from 'ws'
import { listen } from '../../../mocks/node.ts'
import {
  createFakeWebSocketsService,
  type FakeWebSocketsService,
  type FakeWebSocketsServiceOptions,
} from '../../../mocks/websockets-service/index.ts'
import {
  createWebSocketsService,
  type WebSocketsService,
  type WebSocketsServiceOptions,
} from '../../../src/services/websockets-service/index.ts'
import {
  connectRecipient,
  type Recipient,
  type RecipientOptions,
} from '../../../src/services/websockets-service/recipient/index.ts'
import { rejectionOf } from '../../support/outcome.ts'
import { accessKey, expectNoKey, itemsOf } from './service-client.ts'

interface Scene {
  readonly fake: FakeWebSocketsService
  readonly service: WebSocketsService
  /** Registers and connects; resolves when the connection is open. */
  connect(recipient: string, options?: Partial<RecipientOptions>): Promise<Recipient<string>>
}

async function scene(
  fakeOptions: FakeWebSocketsServiceOptions = {},
  options: Partial<WebSocketsServiceOptions> = {},
): Promise<Scene> {
  const fake = createFakeWebSocketsService({ accessKeys: [accessKey], ...fakeOptions })
  const server = await listen(fake, { port: 0 })
  const service = createWebSocketsService({ accessKey, endpoint: `${server.url}/graphql`, ...options })
  const recipients: Recipient<string>[] = []
  onTestFinished(async () => {
    for (const recipient of recipients) recipient.close()
    await service.close()
    await server.close()
  })
  return {
    fake,
    service,
    async connect(name, more = {}) {
      const uri = async (): Promise<string> => {
        const { connectionUri } = await service.registerRecipient({ recipient: name })
        return connectionUri
      }
      const given = { uri, WebSocket, reconnect: { minDelay: 1 }, ...more }
      const recipient = connectRecipient(given as RecipientOptions & { readonly parse?: undefined })
      recipients.push(recipient)
      await new Promise<void>((resolve) => void recipient.on('open', () => resolve()))
      return recipient
    },
  }
}

describe('the clients against the fake', () => {
  it.each([
    ['in the order of the recipients', 'recipients', ['a', 'b', 'c']],
    ['the other way round', 'reversed', ['c', 'b', 'a']],
  ] as const)('tell who failed, where the results come %s', async (_, pushResultOrder, expected) => {
    const refuseRecipient = (name: string): string | undefined => (name === 'b' ? 'blocked' : undefined)
    const { service } = await scene({ pushResultOrder, refuseRecipient })
    const results = await service.pushMessage({ recipients: ['a', 'b', 'c'], message: 'hello' })
    expect(results.map(({ recipient }) => recipient)).toEqual(expected)
    expect(results[1]).toEqual({ recipient: 'b', error: { message: 'blocked' } })
  })

  it('register, connect, push and receive', async () => {
    const { service, connect } = await scene()
    const recipient = await connect('d9f3c17a-c6de-4e5e-b42b-98fbfb46a108')
    const messages = recipient[Symbol.asyncIterator]()
    const message = 'The quick brown fox jumps over the lazy dog'
    const recipients = ['d9f3c17a-c6de-4e5e-b42b-98fbfb46a108', 'away']
    const [here, away] = await service.pushMessage({ recipients, message })
    expect((await messages.next()).value).toBe(message)
    expect([here?.item?.status, away?.item?.status]).toEqual(['DELIVERED', 'PENDING'])
    const sent = await service.pushGlobalMessage({ message: 'to all' })
    expect((await messages.next()).value).toBe('to all')
    const delivered = await itemsOf(service.messages({ globalMessageId: sent.id! }))
    expect(delivered.map(({ recipient: name, status }) => [name, status])).toEqual([
      ['d9f3c17a-c6de-4e5e-b42b-98fbfb46a108', 'DELIVERED'],
    ])
  })

  it('get what was held while the connection was away, with a token of its own for each connection', async () => {
    const { fake, service, connect } = await scene()
    let release = (): void => {}
    const gate = new Promise<void>((resolve) => (release = resolve))
    let asked = 0
    const uri = async (): Promise<string> => {
      if (++asked > 1) await gate
      return (await service.registerRecipient({ recipient: 'ann' })).connectionUri
    }
    const recipient = await connect('ann', { uri })
    const messages = recipient[Symbol.asyncIterator]()
    const closed = new Promise((resolve) => void recipient.on('close', resolve))
    fake.disconnect('ann')
    await closed
    const [held] = await service.pushMessage({ recipients: ['ann'], message: 'held' })
    expect(held?.item?.status).toBe('PENDING')
    release()
    expect((await messages.next()).value).toBe('held')
    expect(new Set(fake.registrations.map(({ token }) => token)).size).toBe(2)
  })

  it('send no frame to the service', async () => {
    const { fake, service, connect } = await scene()
    const recipient = await connect('ann')
    const messages = recipient[Symbol.asyncIterator]()
    await service.pushMessage({ recipients: ['ann'], message: 'a' })
    await messages.next()
    expect([fake.connections.length, fake.frames]).toEqual([1, []])
  })

  it('read page after page, with filters', async () => {
    const { service } = await scene({ pageSize: 3 })
    for (let count = 0; count < 8; count++) {
      const topic = count % 2 === 0 ? 'even' : 'odd'
      await service.pushMessage({ recipients: ['ann', 'bob'], message: `${count}`, topic })
    }
    const read = await itemsOf(service.messages({ recipient: 'ann', topic: 'even' }))
    expect(read.map(({ message }) => message).sort()).toEqual(['0', '2', '4', '6'])
    expect(await itemsOf(service.messages())).toHaveLength(16)
  })

  it('read the same result whether the service answers with a list or an object', async () => {
    for (const pushResult of ['list', 'object'] as const) {
      const { service } = await scene({ pushResult })
      const [result, ...others] = await service.pushMessage({ recipients: ['ann'], message: 'a' })
      expect([result?.item?.message, others]).toEqual(['a', []])
    }
  })

  it('hand a failure for one recipient over as data', async () => {
    const { service } = await scene({ refuseRecipient: (name) => (name === 'bob' ? 'unknown' : undefined) })
    const results = await service.pushMessage({ recipients: ['ann', 'bob'], message: 'a' })
    expect(results.map(({ item, error }) => item?.status ?? error?.message)).toEqual(['PENDING', 'unknown'])
  })

  it('take another document where a live service differs', async () => {
    const differs = { pushGlobalResult: 'result' } as const
    const plain = await scene(differs)
    const refused = await rejectionOf(plain.service.pushGlobalMessage({ message: 'a' }))
    expect(refused).toMatchObject({ name: 'GraphQLErrors', effect: 'none' })
    const pushGlobalMessage =
      'mutation pushGlobalMessage($input: GlobalMessageInput!) { pushGlobalMessage(input: $input) { item { id message } error { message } } }'
    const { service } = await scene(differs, { documents: { pushGlobalMessage } })
    expect(await service.pushGlobalMessage({ message: 'a' })).toMatchObject({ message: 'a' })
  })

  it('tell a wrong key, a scope and a handshake that are refused', async () => {
    const { service, fake } = await scene({ scopes: 'websockets-manager-api:mutation:*' })
    const denied = await rejectionOf(service.version())
    expect(denied).toMatchObject({ name: 'GraphQLErrors', effect: 'none', operation: 'version' })
    const stranger = createWebSocketsService({ accessKey: 'another-key-4711', fetch: fake.fetch })
    const unknown = await rejectionOf(stranger.version())
    expect(unknown).toMatchObject({ name: 'ApiError', status: 401, code: 'unauthorized' })
    for (const error of [denied, unknown]) expectNoKey(error, ['another-key-4711'])
    const { connectionUri } = await service.registerRecipient({
      recipient: 'a',
      origin: 'https://example.org',
    })
    const recipient = connectRecipient({ uri: connectionUri, WebSocket, reconnect: false })
    const reading = rejectionOf(recipient[Symbol.asyncIterator]().next())
    const error = await new Promise<Error>((resolve) => void recipient.on('error', resolve))
    expect(error.message).toContain('403')
    expect(error.message).not.toContain('token=')
    expect(await reading).toBe(error)
  })
})
