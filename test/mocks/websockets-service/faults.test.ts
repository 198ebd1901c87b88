// What goes wrong on purpose.

import { describe, expect, it } from 'vitest'
import type { FakeFault, WebSocketsServiceOperation } from '../../../mocks/websockets-service/index.ts'
import { answered, endpoint, setup } from './setup.ts'

const push = 'mutation { pushMessage(input: { recipients: ["ann"], message: "x" }) { item { id } } }'

describe('a fault of requests', () => {
  it('meets the operation that it names, and nothing is processed', async () => {
    const { fake, post } = setup()
    const fault = fake.fault({ operation: 'pushMessage', status: 503, retryAfter: 2000, times: 1 })
    expect((await post({ query: '{ version }' })).status).toBe(200)
    const { status, text, headers } = await post({ query: push })
    expect([status, text, headers.get('retry-after')]).toEqual([503, 'Service Unavailable', '2'])
    expect((await post({ query: push })).status).toBe(200)
    expect([fault.seen, fault.applied, fake.faults, fake.messages.length]).toEqual([1, 1, [], 1])
  })

  it('meets an operation also under an alias or in a fragment', async () => {
    const { fake, post } = setup()
    fake.fault({ operation: 'version', status: 500 })
    for (const query of [
      '{ v: version }',
      '{ ...A } fragment A on Query { version }',
      '{ messages { nextToken } version }',
    ]) {
      expect((await post({ query })).status).toBe(500)
    }
    expect((await post({ query: '{ messages { nextToken } }' })).status).toBe(200)
  })

  it('of runGraphQL meets every GraphQL request, also one that cannot be read', async () => {
    const { fake, post } = setup()
    const fault = fake.fault({ operation: 'runGraphQL', status: 502 })
    for (const body of [{ query: '{ version }' }, { query: '{' }, '{'])
      expect((await post(body)).status).toBe(502)
    expect((await fake.fetch('http://127.0.0.1/nowhere')).status).toBe(404)
    expect(fault.applied).toBe(3)
  })

  it('answers 200 with errors, with a text, or with JSON of any kind', async () => {
    const { fake, post } = setup()
    const errors = [{ message: 'The contract has ended' }]
    fake.fault({ operation: 'version', status: 200, body: { data: null, errors }, times: 1 })
    fake.fault({ operation: 'version', status: 401, body: 'no', headers: { 'X-Reason': 'key' }, times: 1 })
    fake.fault({ operation: 'version', status: 200, body: '<html>', times: 1 })
    const query = '{ version }'
    expect((await post({ query })).body).toEqual({ data: null, errors })
    const refused = await post({ query })
    expect([refused.status, refused.text, refused.headers.get('x-reason')]).toEqual([401, 'no', 'key'])
    expect(await post({ query })).toMatchObject({ status: 200, text: '<html>', body: undefined })
  })

  it('drops the connection before the message is pushed, or after', async () => {
    const { fake, post } = setup()
    fake.fault({ operation: 'pushMessage', drop: 'before', times: 1 })
    await expect(post({ query: push })).rejects.toMatchObject({ cause: { code: 'ECONNRESET' } })
    expect(fake.messages).toHaveLength(0)
    fake.fault({ operation: 'pushMessage', drop: 'after', times: 1 })
    await expect(post({ query: push })).rejects.toMatchObject({ cause: { code: 'ECONNRESET' } })
    expect(fake.messages).toHaveLength(1)
  })

  it('delays by the schedule of the fake', async () => {
    const { fake, time, post } = setup()
    fake.fault({ latency: 500 })
    let status = 0
    const asked = post({ query: '{ version }' }).then((given) => (status = given.status))
    await new Promise((resolve) => setImmediate(resolve))
    time.advance(499)
    await new Promise((resolve) => setImmediate(resolve))
    expect(status).toBe(0)
    time.advance(1)
    await asked
    expect(status).toBe(200)
  })

  it('breaks the body off', async () => {
    const { fake } = setup()
    fake.fault({ truncateBody: 5 })
    const response = await fake.fetch(endpoint, {
      method: 'POST',
      headers: { 'x-api-key': 'access-key', 'content-type': 'application/json' },
      body: '{"query":"{ version }"}',
    })
    await expect(answered(response)).rejects.toThrow('terminated')
  })

  it('looks at the body with when', async () => {
    const { fake, post } = setup()
    fake.fault({
      status: 500,
      when: ({ body, operation }) => operation === 'version' && body.includes('unlucky'),
    })
    expect((await post({ query: 'query unlucky { version }' })).status).toBe(500)
    expect((await post({ query: 'query lucky { version }' })).status).toBe(200)
  })
})

describe('a fault of sockets', () => {
  it('refuses a connection before there is one', async () => {
    const { fake, recipient } = setup()
    fake.fault({ socket: 'refuse', times: 1 })
    await expect(recipient('ann')).rejects.toMatchObject({ cause: { code: 'ECONNRESET' } })
    expect((await recipient('ann')).status).toBe(101)
  })

  it('cuts the sockets that are open and those that open', async () => {
    const { fake, recipient } = setup()
    const ann = await recipient('ann')
    const fault = fake.fault({ socket: 'cut' })
    expect([ann.ended, (await recipient('ben')).ended, fake.connections]).toEqual(['cut', 'cut', []])
    fault.remove()
    expect((await recipient('eve')).ended).toBeUndefined()
  })

  it('closes with a code where a message is sent, and the message waits', async () => {
    const { fake, recipient, push } = setup()
    const [ann, ben] = [await recipient('ann'), await recipient('ben')]
    fake.fault({ socket: { close: 1001, reason: 'going away' }, when: ({ text }) => text === 'bye' })
    const results = await push({ recipients: ['ann'], message: 'bye' })
    expect([ann.texts(), ann.ended, ben.ended]).toEqual([[], { code: 1001, reason: 'going away' }, undefined])
    expect(results[0]?.item?.status).toBe('PENDING')
  })

  it('loses a message without a word: the service takes it for delivered', async () => {
    const { fake, recipient, push } = setup()
    const ann = await recipient('ann')
    fake.fault({ socket: 'swallow', times: 1 })
    const results = await push({ recipients: ['ann'], message: '1' })
    await push({ recipients: ['ann'], message: '2' })
    expect([ann.texts(), results[0]?.item?.status]).toEqual([['2'], 'DELIVERED'])
  })

  it('delays a message, and those behind it', async () => {
    const { fake, time, recipient, push } = setup()
    const ann = await recipient('ann')
    fake.fault({ socket: { delay: 300 }, times: 1 })
    for (const message of ['1', '2']) await push({ recipients: ['ann'], message })
    expect(ann.texts()).toEqual([])
    time.advance(300)
    await new Promise((resolve) => setImmediate(resolve))
    expect(ann.texts()).toEqual(['1', '2'])
  })
})

describe('a fault that cannot be', () => {
  it.each<[string, object]>([
    ['fault.app', { app: 'app-id', status: 500 }],
    ['fault.event', { socket: 'cut', event: 'created' }],
    ['fault.clockSkew', { clockSkew: 1000 }],
    ['fault.unreachableNode', { unreachableNode: true }],
    ['fault.webhook', { webhook: 'lose' }],
    ['fault.code', { status: 401, code: 'unauthorized' }],
    ['fault.operation', { operation: 'triggerEvent', status: 500 }],
    ['fault', {}],
    ['fault', null as never],
  ])('is refused with %s: %j', (argument, fault) => {
    const { fake } = setup()
    expect(() => fake.fault(fault as FakeFault<WebSocketsServiceOperation>)).toThrow(
      expect.objectContaining({ name: 'ArgumentError', argument }),
    )
    expect(fake.faults).toEqual([])
  })
})
