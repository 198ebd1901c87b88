import { describe, expect, it } from 'vitest'
import { bodiesOf, testClient } from '../support/client.ts'
import { refusalOf, rejectionOf } from '../support/outcome.ts'
import { expectSigned } from '../support/signature.ts'

const event = { channel: 'a', name: 'e', data: 'd' }

describe('triggerBatch', () => {
  it('sends one signed POST with exactly this body', async () => {
    const { client, fetch } = testClient()
    await client.triggerBatch([
      { channel: 'a', name: 'e1', data: { x: 1 } },
      { channel: 'b', name: 'e2', data: 'text', socketId: '1.2', info: 'user_count', idempotencyKey: 'k' },
    ])
    expect(fetch.requests).toHaveLength(1)
    expect(fetch.requests[0]).toMatchObject({ method: 'POST', path: '/apps/app-id/batch_events' })
    expect(fetch.requests[0]?.body).toBe(
      '{"batch":[{"channel":"a","name":"e1","data":"{\\"x\\":1}"},' +
        '{"channel":"b","name":"e2","data":"text","socket_id":"1.2","info":"user_count","idempotency_key":"k"}]}',
    )
    expectSigned(fetch.requests[0])
  })

  it('sends the events in the order of the list', async () => {
    const { client, fetch } = testClient()
    await client.triggerBatch(Array.from({ length: 10 }, (_, index) => ({ ...event, data: `${index}` })))
    expect(
      bodiesOf(fetch)[0]
        ?.['batch'].map(({ data }: { data: string }) => data)
        .join(''),
    ).toBe('0123456789')
  })

  it.each([
    ['an empty object for each event when the server gives no details', {}, [{}, {}]],
    ['the receipts in the order of the events', { batch: [{ user_count: 1 }, {}] }, [{ user_count: 1 }, {}]],
  ])('resolves to %s', async (_, answer, result) => {
    const { client } = testClient({}, Response.json(answer))
    await expect(client.triggerBatch([event, event])).resolves.toEqual(result)
  })

  it.each([
    ['too few receipts', [{}], 'an array of 1'],
    ['too many receipts', [{}, {}, {}], 'an array of 3'],
    ['no list', {}, 'an object (Object)'],
    ['null', null, 'null'],
  ])('rejects with a ProtocolError when the answer has %s', async (_, batch, shape) => {
    const { client } = testClient({}, Response.json({ batch }))
    const error = await rejectionOf(client.triggerBatch([event, event]))
    expect(error).toMatchObject({
      name: 'ProtocolError',
      operation: 'triggerBatch',
      effect: 'unknown',
      status: 200,
    })
    expect(error.message).toContain(`${shape} as batch, expected an array of 2`)
  })

  it.each([
    ['one event: nothing went out', 1, 'none'],
    ['two events: the first may have gone out', 2, 'unknown'],
  ])('says what a 400 means for %s', async (_, count, effect) => {
    const { client } = testClient({}, Response.json({ error: 'no', code: 'invalid_input' }, { status: 400 }))
    const error = await rejectionOf(client.triggerBatch(Array.from({ length: count }, () => event)))
    expect(error).toMatchObject({ name: 'ApiError', operation: 'triggerBatch', effect })
  })
})

describe('triggerBatch refuses before anything is sent', () => {
  it.each([
    ['an empty list', 'events', [[]]],
    ['no list', 'events', [event]],
    ['nothing', 'events', []],
    ['null as an event', 'events[0]', [[null]]],
    ['a hole in the list', 'events[0]', [new Array(2)]],
    ['a text as an event', 'events[1]', [[event, 'x']]],
    ['an event without a channel', 'events[0].channel', [[{ name: 'e', data: 'd' }]]],
    ['several channels for one event', 'events[0].channel', [[{ ...event, channel: ['a', 'b'] }]]],
    ['a bad channel', 'events[1].channel', [[event, { ...event, channel: 'a b' }]]],
    [
      'an encrypted channel without a master key',
      'options.encryptionMasterKey',
      [[{ ...event, channel: 'private-encrypted-x' }]],
    ],
    ['a reserved name', 'events[0].name', [[{ ...event, name: 'client-x' }]]],
    ['event in place of name', 'events[0].event', [[{ channel: 'a', event: 'e', data: 'd' }]]],
    ['no data', 'events[0].data', [[{ channel: 'a', name: 'e' }]]],
    ['data that JSON cannot carry', 'events[0].data.x[0]', [[{ ...event, data: { x: [NaN] } }]]],
    ['a snake_case option', 'events[0].socket_id', [[{ ...event, socket_id: '1.2' }]]],
    ['a bad socket id', 'events[1].socketId', [[event, { ...event, socketId: 'x' }]]],
    ['a bad tag', 'events[0].tags.a', [[{ ...event, tags: { a: 1 } }]]],
    ['true as the key of an event', 'events[0].idempotencyKey', [[{ ...event, idempotencyKey: true }]]],
    ['an unknown option of the call', 'options.socketId', [[event], { socketId: '1.2' }]],
    ['a bad key of the call', 'options.idempotencyKey', [[event], { idempotencyKey: '' }]],
  ] as [string, string, unknown[]][])('%s', async (_, argument, args) => {
    const error = await refusalOf((client) =>
      (client.triggerBatch as (...args: unknown[]) => unknown)(...args),
    )
    expect(error.argument).toBe(argument)
  })

  it('an event that is too large, with its place in the list', async () => {
    const events = [...Array.from({ length: 12 }, () => event), { ...event, data: 'x'.repeat(102_401) }]
    const error = await refusalOf((client) => client.triggerBatch(events))
    expect(error).toMatchObject({
      name: 'EventTooLargeError',
      argument: 'events[12].data',
      operation: 'triggerBatch',
    })
  })
})
