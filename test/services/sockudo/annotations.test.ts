import { describe, expect, it } from 'vitest'
import { ProtocolError } from '../../../src/errors.ts'
import type { AnnotationsOptions, Sockudo } from '../../../src/services/sockudo/index.ts'
import { bodiesOf, queriesOf, testClient } from '../../support/client.ts'
import { refusalOf, rejectionOf } from '../../support/outcome.ts'
import { expectSigned } from '../../support/signature.ts'

type Annotation = Parameters<Sockudo['annotations']['publish']>[2]

const path = '/apps/app-id/channels/room/messages/m-1/annotations'
const like = { type: 'reactions:distinct.v1', name: 'like', clientId: 'alice' }
/** The longest namespace before `:flag.v1`. */
const longest = 'n'.repeat(256 - ':flag.v1'.length)

function page(items: readonly object[], nextCursor: string | null = null): Response {
  return Response.json({ items, nextCursor, hasMore: nextCursor !== null })
}

describe('annotations.publish', () => {
  it('sends the annotation as it is, which is how the server spells it', async () => {
    const { client, fetch } = testClient({}, Response.json({ annotationSerial: 'a-1', added_in: '6.0' }))
    const annotation = { ...like, socketId: '1.2', count: 2, encoding: 'utf-8' }
    const published = client.annotations.publish('room', 'm-1', annotation, { headers: { 'x-tenant': 'a' } })
    await expect(published).resolves.toEqual({ annotationSerial: 'a-1', added_in: '6.0' })
    expect(fetch.requests).toMatchObject([{ method: 'POST', path, headers: { 'x-tenant': 'a' } }])
    expect(bodiesOf(fetch)).toEqual([annotation])
    expectSigned(fetch.requests[0])
  })

  it.each([
    { type: 'views:total.v1' },
    { type: 'seen:flag.v1', clientId: 'alice' },
    { type: 'seen:flag.v1', socketId: '1.2' },
    { type: 'reactions:distinct.v1', name: '👍', clientId: 'alice' },
    { type: 'reactions:distinct.v1', name: '👍', socketId: '1.2' },
    { type: 'votes:unique.v1', name: 'yes', clientId: 'alice' },
    { type: 'claps:multiple.v1', name: 'clap', count: 50 },
    { type: 'views:total.v1', data: null },
    { type: `${longest}:flag.v1`, clientId: 'alice' },
    { type: 'ä.b/c:total.v1' },
  ])('takes %j', async (annotation) => {
    const { client, fetch } = testClient()
    await client.annotations.publish('room', 'm-1', annotation)
    expect(bodiesOf(fetch)).toEqual([annotation])
  })

  it.each([
    ['nothing', 'annotation', undefined],
    ['text', 'annotation', 'like'],
    ['no type', 'annotation.type', {}],
    ['a type without a namespace', 'annotation.type', { type: ':total.v1' }],
    ['a type without a version', 'annotation.type', { type: 'views:total' }],
    ['a type of another version', 'annotation.type', { type: 'views:total.v2' }],
    ['a type of another method', 'annotation.type', { type: 'views:sum.v1' }],
    ['a type with two namespaces', 'annotation.type', { type: 'a:b:total.v1' }],
    ['a type with a blank', 'annotation.type', { type: 'my views:total.v1' }],
    ['a type of 257 bytes', 'annotation.type', { type: `${longest}n:flag.v1`, clientId: 'alice' }],
    ['a type of 257 bytes in 256 characters', 'annotation.type', { type: `${longest.slice(1)}ä:flag.v1` }],
    ['a field in another spelling', 'annotation.client_id', { ...like, client_id: 'alice' }],
    ['an unknown field', 'annotation.colour', { ...like, colour: 'red' }],
    ['distinct without a name', 'annotation.name', { ...like, name: undefined }],
    [
      'unique with an empty name',
      'annotation.name',
      { type: 'votes:unique.v1', name: '', clientId: 'alice' },
    ],
    ['multiple without a name', 'annotation.name', { type: 'claps:multiple.v1' }],
    ['multiple with a blank name', 'annotation.name', { type: 'claps:multiple.v1', name: ' ' }],
    ['flag without a client', 'annotation.clientId', { type: 'seen:flag.v1' }],
    ['distinct without a client', 'annotation.clientId', { ...like, clientId: undefined }],
    [
      'unique with an empty client',
      'annotation.clientId',
      { type: 'votes:unique.v1', name: 'yes', clientId: '' },
    ],
    ['flag with a blank client', 'annotation.clientId', { type: 'seen:flag.v1', clientId: ' ' }],
    [
      'multiple with an empty client',
      'annotation.clientId',
      { type: 'claps:multiple.v1', name: 'clap', clientId: '' },
    ],
    ['a socket that is none', 'annotation.socketId', { ...like, socketId: 'a' }],
    ['a count of 0', 'annotation.count', { type: 'claps:multiple.v1', name: 'clap', count: 0 }],
    ['a count of a half', 'annotation.count', { type: 'claps:multiple.v1', name: 'clap', count: 0.5 }],
    ['a count as text', 'annotation.count', { type: 'claps:multiple.v1', name: 'clap', count: '2' }],
    ['data, which the server refuses', 'annotation.data', { ...like, data: { a: 1 } }],
    ['a name cut inside a character', 'annotation.name', { ...like, name: '\ud83d' }],
    ['a name that is not needed, cut so', 'annotation.name', { type: 'views:total.v1', name: '\ud83d' }],
    ['an encoding cut inside a character', 'annotation.encoding', { ...like, encoding: '\ud83d' }],
  ] as [string, string, Annotation][])(
    'refuses %s before anything is sent',
    async (_, argument, annotation) => {
      const publish = (client: Sockudo): unknown => client.annotations.publish('room', 'm-1', annotation)
      expect(await refusalOf(publish)).toMatchObject({ argument, operation: 'publishAnnotation' })
    },
  )

  it('may have been done when its answer cannot be read', async () => {
    const { client } = testClient({}, Response.json([]))
    const error = await rejectionOf(client.annotations.publish('room', 'm-1', like))
    expect(error).toMatchObject({ name: 'ProtocolError', operation: 'publishAnnotation', effect: 'unknown' })
  })
})

describe('annotations.list', () => {
  it('lists the events of all pages, each asked for behind the last serial', async () => {
    const { client, fetch } = testClient(
      {},
      page([{ serial: 'a-1' }, { serial: 'a-2' }], 'a-2'),
      page([{ serial: 'a-3' }]),
    )
    const options: AnnotationsOptions = { type: 'reactions:distinct.v1', socketId: '1.2', pageSize: 2 }
    const serials: string[] = []
    for await (const { serial } of client.annotations.list('room', 'm-1', options)) serials.push(serial)
    expect(serials).toEqual(['a-1', 'a-2', 'a-3'])
    expect(fetch.requests).toMatchObject([
      { method: 'GET', path },
      { method: 'GET', path },
    ])
    expect(queriesOf(fetch)).toEqual([
      { type: 'reactions:distinct.v1', socket_id: '1.2', limit: '2' },
      { type: 'reactions:distinct.v1', socket_id: '1.2', limit: '2', from_serial: 'a-2' },
    ])
    for (const request of fetch.requests) expectSigned(request)
  })

  it('sends nothing before it is looked at, and then nothing that was not asked for', async () => {
    const { client, fetch } = testClient({}, page([]))
    const list = client.annotations.list('room', 'm-1')
    expect(fetch.requests).toEqual([])
    await list.page()
    expect(queriesOf(fetch)).toEqual([{}])
  })

  it('gives the whole answer with each page', async () => {
    const answer = { items: [{ serial: 'a-1', colour: 'red' }], nextCursor: null, added_in: '6.0' }
    const { client } = testClient({}, Response.json(answer))
    const { items, nextCursor, answer: whole } = await client.annotations.list('room', 'm-1').page()
    expect({ items, nextCursor }).toEqual({ items: answer.items, nextCursor: undefined })
    expect(whole).toEqual(answer)
  })

  it.each([
    ['another message', 'room', 'm-2', { type: 'a:total.v1' }],
    ['another channel', 'hall', 'm-1', { type: 'a:total.v1' }],
    ['another type', 'room', 'm-1', { type: 'b:total.v1' }],
    ['every type', 'room', 'm-1', {}],
  ])('refuses the cursor of %s', async (_, channel, serial, options) => {
    const { client } = testClient({}, page([{}], 'a-1'))
    const { nextCursor } = await client.annotations.list('room', 'm-1', { type: 'a:total.v1' }).page()
    const read = (reader: Sockudo): unknown =>
      reader.annotations.list(channel, serial, options).page(nextCursor)
    expect(await refusalOf(read)).toMatchObject({ argument: 'cursor', operation: 'listAnnotations' })
  })

  it('takes a serial for a cursor, to read on behind it', async () => {
    const { client, fetch } = testClient({}, page([]))
    await client.annotations.list('room', 'm-1').page('ann:00000001767225605000:43')
    expect(queriesOf(fetch)).toEqual([{ from_serial: 'ann:00000001767225605000:43' }])
  })

  it.each([
    ['no items', { nextCursor: null }],
    ['items that are no list', { items: {} }],
    ['a cursor that is a number', { items: [], nextCursor: 5 }],
  ])('takes an answer with %s for none of a Sockudo', async (_, answer) => {
    const { client } = testClient({}, Response.json(answer))
    const error = await rejectionOf(client.annotations.list('room', 'm-1').page())
    expect(error).toBeInstanceOf(ProtocolError)
    expect(error).toMatchObject({ operation: 'listAnnotations', effect: 'none' })
  })

  it.each([
    ['a type that is none', 'options.type', { type: 'reactions' }],
    ['a socket that is none', 'options.socketId', { socketId: '1' }],
    ['pages of 0', 'options.pageSize', { pageSize: 0 }],
    ['a direction, which annotations do not have', 'options.direction', { direction: 'newest_first' }],
  ])('refuses %s before anything is sent', async (_, argument, options) => {
    const read = (client: Sockudo): unknown =>
      client.annotations.list('room', 'm-1', options as object).page()
    expect(await refusalOf(read)).toMatchObject({ argument, operation: 'listAnnotations' })
  })
})

describe('annotations.delete', () => {
  it('names the annotation in the path, and has no body to be signed', async () => {
    const answer = { annotationSerial: 'a-2', deletedAnnotationSerial: 'a/1' }
    const { client, fetch } = testClient({}, Response.json(answer))
    await expect(client.annotations.delete('chat:1#alice', 'm-1', 'a/1')).resolves.toEqual(answer)
    const written = '/apps/app-id/channels/chat:1%23alice/messages/m-1/annotations/a%2F1'
    expect(fetch.requests).toMatchObject([{ method: 'DELETE', path: written, body: '' }])
    expect(queriesOf(fetch)).toEqual([{}])
    expectSigned(fetch.requests[0])
  })

  it('names the socket that deletes in the query', async () => {
    const { client, fetch } = testClient()
    await client.annotations.delete('room', 'm-1', 'a-1', { socketId: '1.2' })
    expect(queriesOf(fetch)).toEqual([{ socket_id: '1.2' }])
    expectSigned(fetch.requests[0])
  })

  it.each([
    ['no serial of an annotation', 'annotationSerial', undefined, {}],
    ['an empty one', 'annotationSerial', '', {}],
    ['one with a blank', 'annotationSerial', 'a 1', {}],
    ['one of 129 bytes', 'annotationSerial', `x${'ä'.repeat(64)}`, {}],
    ['two dots, which URLs resolve', 'annotationSerial', '..', {}],
    ['a socket that is none', 'options.socketId', 'a-1', { socketId: 5 }],
    ['a misspelt option', 'options.socket_id', 'a-1', { socket_id: '1.2' }],
  ] as [string, string, string, object][])('refuses %s', async (_, argument, serial, options) => {
    const remove = (client: Sockudo): unknown => client.annotations.delete('room', 'm-1', serial, options)
    expect(await refusalOf(remove)).toMatchObject({ argument, operation: 'deleteAnnotation' })
  })
})

describe('the message of an annotation', () => {
  const calls = {
    publishAnnotation: (client, channel, serial) => client.annotations.publish(channel, serial, like),
    listAnnotations: (client, channel, serial) => client.annotations.list(channel, serial).page(),
    deleteAnnotation: (client, channel, serial) => client.annotations.delete(channel, serial, 'a-1'),
  } satisfies Record<string, (client: Sockudo, channel: string, serial: string) => unknown>

  it.each(Object.entries(calls))('is named by a channel and a serial: %s', async (operation, call) => {
    const channel = await refusalOf((client) => call(client, 'a b', 'm-1'))
    expect(channel).toMatchObject({ argument: 'channel', operation })
    for (const given of ['', 'a b', '..', 'x'.repeat(129)]) {
      const serial = await refusalOf((client) => call(client, 'room', given))
      expect(serial).toMatchObject({ argument: 'serial', operation })
    }
  })
})
