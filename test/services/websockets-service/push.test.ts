import { describe, expect, it } from 'vitest'
import { GraphQLErrors } from '../../../src/errors.ts'
import type { WebSocketsService } from '../../../src/services/websockets-service/index.ts'
import { accessKey, answered, answerOf, errorOf, refusalOf, sentBy } from './service-client.ts'

const recipient = 'd9f3c17a-c6de-4e5e-b42b-98fbfb46a108'
const message = 'The quick brown fox jumps over the lazy dog'
const item = { id: '1', message, status: 'DELIVERED', expiresAt: null, createdAt: '2023-07-18T15:00:00.000Z' }
const error = { message: 'unknown recipient' }

/** The result of a message to this recipient. */
const to = (name: string): object => ({ item: { ...item, recipient: name } })

const push = (service: WebSocketsService): ReturnType<WebSocketsService['pushMessage']> =>
  service.pushMessage({ recipients: [recipient, 'b'], message })

describe('pushMessage', () => {
  it('runs the mutation with a list of recipients and a message', async () => {
    const { service, fetch } = answered('pushMessage', [{ item, error: null }])
    await service.pushMessage({ recipients: [recipient], message })
    const [sent] = sentBy(fetch)
    const variables = { input: { recipients: [recipient], message } }
    expect(sent).toMatchObject({ operationName: 'pushMessage', variables })
    expect(sent?.['query']).toContain('mutation pushMessage($input: MessageInput!)')
  })

  it('selects every field of a message, and the message of an error', async () => {
    const { service, fetch } = answered('pushMessage', [])
    await push(service)
    const query = sentBy(fetch)[0]?.['query'] as string
    const fields =
      'id recipient message topic status expiresAt createdAt deliveredAt cancelledAt globalMessageId'
    expect(query).toContain(`item { ${fields} } error { message }`)
  })

  it('sends topic and expiry, which are optional', async () => {
    const { service, fetch } = answered('pushMessage', [])
    const input = { recipients: ['a', 'b'], message, topic: 'tax', expiresAt: '2023-07-18T15:00:00' }
    await service.pushMessage(input)
    await service.pushMessage({ recipients: ['a'], message, topic: undefined, expiresAt: undefined })
    expect(sentBy(fetch).map(({ variables }) => variables)).toEqual([
      { input },
      { input: { recipients: ['a'], message } },
    ])
  })

  it('sends a Date in GMT', async () => {
    const { service, fetch } = answered('pushMessage', [])
    const expiresAt = new Date('2023-07-18T15:00:00+03:00')
    await service.pushMessage({ recipients: ['a'], message, expiresAt })
    expect(sentBy(fetch)[0]?.['variables'].input.expiresAt).toBe('2023-07-18T12:00:00.000Z')
  })

  it('sends a text without a zone as it is, for the service reads it as GMT', async () => {
    const { service, fetch } = answered('pushMessage', [])
    await service.pushMessage({ recipients: ['a'], message, expiresAt: '2023-07-18T15:00:00' })
    expect(sentBy(fetch)[0]?.['variables'].input.expiresAt).toBe('2023-07-18T15:00:00')
  })

  it('resolves to a list where the service answers with a list', async () => {
    const { service } = answered('pushMessage', [
      { item, error: null },
      { item: null, error },
    ])
    expect(await push(service)).toMatchObject([{ item }, { error }])
  })

  it('resolves to a list of one where the service answers with an object', async () => {
    expect(await push(answered('pushMessage', { item, error: null }).service)).toEqual([{ item }])
    expect(await push(answered('pushMessage', { error }).service)).toEqual([{ error }])
  })

  it('resolves to the messages themselves where the service answers with the Message type alone', async () => {
    expect(await push(answered('pushMessage', item).service)).toEqual([{ item }])
    expect(await push(answered('pushMessage', [item, item]).service)).toMatchObject([{ item }, { item }])
  })

  it('hands a failure for one recipient over as data, next to the others', async () => {
    const { service } = answered('pushMessage', [{ item: null, error }, { item }])
    const results = await push(service)
    expect(results.map((result) => result.error?.message ?? result.item?.id)).toEqual([
      'unknown recipient',
      '1',
    ])
  })

  it('hands over the message that an error is about', async () => {
    expect(await push(answered('pushMessage', [{ item, error }]).service)).toEqual([{ item, error }])
  })

  it.each([
    [null],
    [{}],
    [[item]],
    [{ item: {} }],
    [{ item: [item, item] }],
    [{ item: null, error: null }],
    [{ error: {} }],
    [{ error: 'no' }],
    [7],
  ])('takes an entry that says nothing for a failure, and keeps the others: %j', async (entry) => {
    const results = await push(answered('pushMessage', [{ item }, entry]).service)
    expect(results).toEqual([
      { recipient, item },
      { recipient: 'b', error: { message: '' } },
    ])
  })

  it('takes an error that is null for a success, where the document asks for nothing else', async () => {
    const results = await push(answered('pushMessage', [{ error: null }, { error }]).service)
    expect(results).toEqual([
      { recipient, item: {} },
      { recipient: 'b', error },
    ])
  })

  it('gives as many results as the service, also none', async () => {
    expect(await push(answered('pushMessage', []).service)).toEqual([])
  })

  it.each<[string, string[], unknown, (string | undefined)[]]>([
    ['of the only recipient', ['a'], { error }, ['a']],
    ['that a message says, in whichever order', ['a', 'b'], [to('b'), to('a')], ['b', 'a']],
    ['in whose place it is', ['a', 'b', 'c'], [{ error }, to('b'), { error }], ['a', 'b', 'c']],
    ['in whose place a message is that does not say it', ['a', 'b'], [{ item }, { item }], ['a', 'b']],
    [
      'who alone is left, in whichever order',
      ['a', 'b', 'c'],
      [to('c'), { error }, to('a')],
      ['c', 'b', 'a'],
    ],
  ])('gives a result the recipient %s', async (_, recipients, answer, expected) => {
    const { service } = answered('pushMessage', answer)
    const results = await service.pushMessage({ recipients, message })
    expect(results.map((result) => result.recipient)).toEqual(expected)
  })

  it.each<[string, string[], unknown, (string | undefined)[]]>([
    ['one result is for two recipients', ['a', 'b'], { error }, [undefined]],
    [
      'there are more results than recipients',
      ['a', 'b'],
      [to('a'), to('a'), { error }],
      ['a', 'a', undefined],
    ],
    [
      'a message shows that the order is another',
      ['a', 'b', 'c'],
      [{ error }, { error }, to('a')],
      [undefined, undefined, 'a'],
    ],
    ['a message is to somebody else', ['a', 'b'], [to('x'), { error }], ['x', undefined]],
    ['what a message says is no name', ['a', 'b'], [{ item: { ...item, recipient: 7 } }], [undefined]],
  ])('gives a result no recipient that is not certain: %s', async (_, recipients, answer, expected) => {
    const { service } = answered('pushMessage', answer)
    const results = await service.pushMessage({ recipients, message })
    expect(results.map((result) => result.recipient)).toEqual(expected)
  })

  it('goes by the recipients that were sent, whatever becomes of the list meanwhile', async () => {
    const { service } = answered('pushMessage', [{ error }, to('b')])
    const recipients = ['a', 'b']
    const pushed = service.pushMessage({ recipients, message })
    recipients.reverse()
    expect(await pushed).toMatchObject([{ recipient: 'a' }, { recipient: 'b' }])
  })

  it('takes the access key out of the message of an error, which an operator may have written', async () => {
    const { service } = answered('pushMessage', [{ error: { message: `key ${accessKey} may not` } }])
    expect(await push(service)).toEqual([{ error: { message: 'key [redacted] may not' } }])
  })

  it.each([[null], ['sent'], [true]])('rejects with a ProtocolError for the result %j', async (result) => {
    const failure = await errorOf(answerOf('pushMessage', result))
    expect(failure).toMatchObject({ name: 'ProtocolError', operation: 'pushMessage', effect: 'unknown' })
    expect(failure.message).toContain('as data.pushMessage, expected an object or a list')
  })

  it.each([
    ['no recipients', { message }, 'input.recipients'],
    ['an empty list of recipients', { recipients: [], message }, 'input.recipients'],
    ['one recipient that is no list', { recipients: 'a', message }, 'input.recipients'],
    ['a set of recipients', { recipients: new Set(['a']), message }, 'input.recipients'],
    ['an empty recipient', { recipients: ['a', ''], message }, 'input.recipients[1]'],
    ['a recipient that is a number', { recipients: [7], message }, 'input.recipients[0]'],
    ['a recipient twice', { recipients: ['a', 'b', 'a'], message }, 'input.recipients[2]'],
    ['a list with a hole', { recipients: Array(1), message }, 'input.recipients[0]'],
    ['no message', { recipients: ['a'] }, 'input.message'],
    ['an empty message', { recipients: ['a'], message: '' }, 'input.message'],
    ['a message that is no text', { recipients: ['a'], message: { text: 'a' } }, 'input.message'],
    ['a message that is cut inside a character', { recipients: ['a'], message: 'a\ud83e' }, 'input.message'],
    ['an empty topic', { recipients: ['a'], message, topic: '' }, 'input.topic'],
    ['an expiry that is no date', { recipients: ['a'], message, expiresAt: 'tomorrow' }, 'input.expiresAt'],
    [
      'an expiry that is a number',
      { recipients: ['a'], message, expiresAt: 1_700_000_000 },
      'input.expiresAt',
    ],
    ['an invalid Date', { recipients: ['a'], message, expiresAt: new Date('no') }, 'input.expiresAt'],
    ['a field that there is not', { recipients: ['a'], message, status: 'PENDING' }, 'input.status'],
    ['nothing', undefined, 'input'],
  ])('refuses %s before there is traffic', async (_, input, argument) => {
    expect((await refusalOf((service) => service.pushMessage(input as never))).argument).toBe(argument)
  })
})

describe('pushGlobalMessage', () => {
  const sent = { id: '7', message, topic: null, expiresAt: null, createdAt: '2023-07-18T15:00:00' }

  it('runs the mutation without recipients, and resolves to the global message', async () => {
    const { service, fetch } = answered('pushGlobalMessage', sent)
    const input = { message, topic: 'tax', expiresAt: '2023-07-18T15:00:00' }
    expect(await service.pushGlobalMessage(input)).toEqual(sent)
    const [request] = sentBy(fetch)
    expect(request).toMatchObject({ operationName: 'pushGlobalMessage', variables: { input } })
    expect(request?.['query']).toContain('mutation pushGlobalMessage($input: GlobalMessageInput!)')
    expect(request?.['query']).toContain('{ id message topic expiresAt createdAt }')
  })

  it('resolves to the message also where the service wraps it as it does others', async () => {
    const { service } = answered('pushGlobalMessage', { item: sent, error: null })
    expect(await service.pushGlobalMessage({ message })).toEqual(sent)
  })

  it('rejects with the error that the service wraps in place of a message', async () => {
    const answer = answerOf('pushGlobalMessage', { item: null, error: { message: `no, ${accessKey}` } })
    const failure = await errorOf(answer, (service) => service.pushGlobalMessage({ message }))
    expect(failure).toBeInstanceOf(GraphQLErrors)
    expect(failure).toMatchObject({
      code: 'graphql_error',
      effect: 'unknown',
      errors: [{ message: 'no, [redacted]' }],
    })
  })

  it.each([
    [null],
    ['sent'],
    [{}],
    [[sent]],
    [[{ item: null, error: { message: 'denied' } }]],
    [{ item: null, error: null }],
    [{ item: {} }],
  ])('rejects with a ProtocolError when there is neither: %j', async (result) => {
    const failure = await errorOf(answerOf('pushGlobalMessage', result), (service) =>
      service.pushGlobalMessage({ message }),
    )
    expect(failure).toMatchObject({ name: 'ProtocolError', effect: 'unknown' })
    expect(failure.message).toContain('as data.pushGlobalMessage, expected a message or an error')
  })

  it.each([
    ['no message', {}, 'input.message'],
    ['an empty message', { message: '' }, 'input.message'],
    ['an empty topic', { message, topic: ' ' }, 'input.topic'],
    ['an expiry that no calendar has', { message, expiresAt: '2023-02-29T00:00:00' }, 'input.expiresAt'],
    ['recipients, which are for pushMessage', { message, recipients: ['a'] }, 'input.recipients'],
  ])('refuses %s before there is traffic', async (_, input, argument) => {
    expect((await refusalOf((service) => service.pushGlobalMessage(input as never))).argument).toBe(argument)
  })
})
