import { describe, expect, it } from 'vitest'
import { ProtocolError } from '../../../src/errors.ts'
import type { Sockudo } from '../../../src/services/sockudo/index.ts'
import { queriesOf, testClient } from '../../support/client.ts'
import { refusalOf, rejectionOf } from '../../support/outcome.ts'
import { expectSigned } from '../../support/signature.ts'

const serial = '00000001767225605000:6f1c2a34:00000000000000000043'
const path = `/apps/app-id/channels/room/messages/${serial}`

describe('messages.get', () => {
  it('asks for one message and gives the answer as it is', async () => {
    const answer = { channel: 'room', item: { data: 'hi', version: { serial: 'v-1' } }, added_in: '6.0' }
    const { client, fetch } = testClient({}, Response.json(answer))
    await expect(client.messages.get('room', serial)).resolves.toEqual(answer)
    expect(fetch.requests).toMatchObject([{ method: 'GET', path, body: '' }])
    expectSigned(fetch.requests[0])
  })

  it.each([
    ['a/b?c', 'a%2Fb%3Fc'],
    ['ä%2F#', '%C3%A4%252F%23'],
  ])('writes the serial %s as %s, and that is what is signed', async (given, written) => {
    const { client, fetch } = testClient()
    await client.messages.get('chat:1#alice', given)
    expect(fetch.requests[0]?.path).toBe(`/apps/app-id/channels/chat:1%23alice/messages/${written}`)
    expectSigned(fetch.requests[0])
  })
})

describe('messages.versions', () => {
  const page = (items: readonly object[], next_cursor?: string): Response =>
    Response.json({ items, next_cursor })

  it('sends nothing before it is looked at', () => {
    const { client, fetch } = testClient()
    client.messages.versions('room', serial).pages()
    expect(fetch.requests).toEqual([])
  })

  it('lists the versions of all pages, each asked for with the cursor of the server', async () => {
    const { client, fetch } = testClient(
      {},
      page([{ data: 'a' }, { data: 'b' }], 'v-2'),
      page([{ data: 'c' }]),
    )
    const versions = client.messages.versions('room', serial, { direction: 'oldest_first', pageSize: 2 })
    const data: unknown[] = []
    for await (const version of versions) data.push(version.data)
    expect(data).toEqual(['a', 'b', 'c'])
    expect(fetch.requests.map((request) => request.path)).toEqual([`${path}/versions`, `${path}/versions`])
    expect(queriesOf(fetch)).toEqual([
      { direction: 'oldest_first', limit: '2' },
      { direction: 'oldest_first', limit: '2', cursor: 'v-2' },
    ])
    for (const request of fetch.requests) expectSigned(request)
  })

  it('leaves direction and page size to the server', async () => {
    const { client, fetch } = testClient({}, page([]))
    await client.messages.versions('room', serial).page()
    expect(queriesOf(fetch)).toEqual([{}])
  })

  it('gives the whole answer with each page', async () => {
    const answer = {
      channel: 'room',
      items: [{ data: 'a', colour: 'red' }],
      has_more: false,
      added_in: '6.0',
    }
    const { client } = testClient({}, Response.json(answer))
    const { items, nextCursor, answer: whole } = await client.messages.versions('room', serial).page()
    expect({ items, nextCursor }).toEqual({ items: answer.items, nextCursor: undefined })
    expect(whole).toEqual(answer)
  })

  it.each([
    ['another message', 'room', 'other', {}],
    ['another channel', 'hall', serial, {}],
    ['another direction', 'room', serial, { direction: 'oldest_first' }],
  ] as const)('refuses the cursor of %s', async (_, channel, other, options) => {
    const { client } = testClient({}, page([{}], 'v-2'))
    const { nextCursor } = await client.messages.versions('room', serial).page()
    const read = (reader: Sockudo): unknown =>
      reader.messages.versions(channel, other, options).page(nextCursor)
    expect(await refusalOf(read)).toMatchObject({ argument: 'cursor', operation: 'listMessageVersions' })
  })

  it('takes the serial of a version as the server gave it for a cursor', async () => {
    const { client, fetch } = testClient({}, page([]))
    await client.messages.versions('room', serial).page(serial)
    expect(queriesOf(fetch)).toEqual([{ cursor: serial }])
  })

  it.each([
    ['no items', {}, 'undefined as items'],
    ['items that are no list', { items: 'a' }, 'a string of 1 characters as items'],
    ['a cursor that is a number', { items: [], next_cursor: 5 }, 'a number as the next cursor'],
  ])('takes an answer with %s for none of a Sockudo', async (_, answer, said) => {
    const { client } = testClient({}, Response.json(answer))
    const error = await rejectionOf(client.messages.versions('room', serial).page())
    expect(error).toBeInstanceOf(ProtocolError)
    expect(error).toMatchObject({ operation: 'listMessageVersions', effect: 'none' })
    expect(error.message).toContain(said)
  })

  it.each([
    ['a misspelt option', 'options.page_size', { page_size: 5 }],
    ['bounds, which versions do not have', 'options.startSerial', { startSerial: 1 }],
    ['an unknown direction', 'options.direction', { direction: 'newest' }],
    ['pages of 0', 'options.pageSize', { pageSize: 0 }],
  ])('refuses %s before anything is sent', async (_, argument, options) => {
    const read = (client: Sockudo): unknown =>
      client.messages.versions('room', serial, options as object).page()
    expect(await refusalOf(read)).toMatchObject({ argument, operation: 'listMessageVersions' })
  })
})

describe('a message is named by its channel and its serial', () => {
  const methods = {
    getMessage: (client, channel, given) => client.messages.get(channel, given),
    listMessageVersions: (client, channel, given) => client.messages.versions(channel, given).page(),
    updateMessage: (client, channel, given) => client.messages.update(channel, given, { data: 'a' }),
    appendMessage: (client, channel, given) => client.messages.append(channel, given, 'a'),
    deleteMessage: (client, channel, given) => client.messages.delete(channel, given),
  } satisfies Record<string, (client: Sockudo, channel: string, given: string) => unknown>

  const mistakes: [string, string, string, unknown][] = [
    ['a bad channel', 'channel', 'a b', serial],
    ['no channel', 'channel', undefined as never, serial],
    ['no serial', 'serial', 'room', undefined],
    ['an empty serial', 'serial', 'room', ''],
    ['a number', 'serial', 'room', 43],
    ['a serial with a blank', 'serial', 'room', 'a b'],
    ['a serial with a line end', 'serial', 'room', 'a\n'],
    ['one dot, which URLs resolve', 'serial', 'room', '.'],
    ['two dots, which URLs resolve', 'serial', 'room', '..'],
    ['half of a surrogate pair', 'serial', 'room', '\ud83d'],
    ['129 bytes', 'serial', 'room', 'x'.repeat(129)],
    ['129 bytes of 65 characters', 'serial', 'room', `x${'ä'.repeat(64)}`],
  ]

  it.each(
    Object.entries(methods).flatMap(([operation, call]) =>
      mistakes.map((row) => [operation, ...row, call] as const),
    ),
  )('%s refuses %s', async (operation, _, argument, channel, given, call) => {
    const error = await refusalOf((client) => call(client, channel, given as string))
    expect(error).toMatchObject({ argument, operation })
  })

  it.each(Object.entries(methods))(
    '%s takes a serial of 128 bytes, also of fewer characters',
    async (_, call) => {
      for (const given of ['x'.repeat(128), 'ä'.repeat(64)]) {
        const { client, fetch } = testClient({}, Response.json({ items: [] }))
        await call(client, 'room', given)
        expect(decodeURIComponent(fetch.requests[0]!.path)).toContain(`/messages/${given}`)
      }
    },
  )
})
