// What the document leaves open, played the other way: an app can be tested against each reading.

import { describe, expect, it } from 'vitest'
import { connect, connectUnasked } from './recipient.ts'
import { setup } from './setup.ts'

describe('holdMessages: false', () => {
  it('loses what is pushed to somebody who is not connected, and leaves it PENDING', async () => {
    const { fake, recipient, push } = setup({ holdMessages: false })
    const [result] = await push({ recipients: ['ann'], message: 'lost' })
    expect(result).toMatchObject({ item: { status: 'PENDING' }, error: null })
    const ann = await recipient('ann')
    await push({ recipients: ['ann'], message: 'x' })
    expect([ann.texts(), fake.messages.map(({ status }) => status)]).toEqual([
      ['x'],
      ['PENDING', 'DELIVERED'],
    ])
  })

  it('says nothing about global messages', async () => {
    const { recipient, pushGlobal } = setup({ holdMessages: false, holdGlobalMessages: true })
    await pushGlobal({ message: 'x', expiresAt: '2024-01-01' })
    expect((await recipient('ann')).texts()).toEqual(['x'])
  })
})

describe("pushWithoutTopic: 'without-topic'", () => {
  it('sends a message without a topic to those alone who were registered without one', async () => {
    const { recipient, push, pushGlobal } = setup({ pushWithoutTopic: 'without-topic' })
    const [tax, none] = [await recipient('ann', { topic: 'tax' }), await recipient('ann')]
    await push({ recipients: ['ann'], message: 'x' })
    await pushGlobal({ message: 'all' })
    await push({ recipients: ['ann'], message: 'of tax', topic: 'tax' })
    expect([tax.texts(), none.texts()]).toEqual([['of tax'], ['x', 'all']])
  })
})

describe("otherTopic: 'drop'", () => {
  it('never delivers a message whose recipient is connected without its topic', async () => {
    const { recipient, push } = setup({ otherTopic: 'drop' })
    const other = await recipient('ann', { topic: 'other' })
    await push({ recipients: ['ann'], message: 'dropped', topic: 'tax' })
    other.leave()
    await push({ recipients: ['ann'], message: 'held', topic: 'tax' })
    expect((await recipient('ann', { topic: 'tax' })).texts()).toEqual(['held'])
  })
})

describe('several connections of a recipient', () => {
  it('the newest alone gets messages where the option says so', async () => {
    const { recipient, push, pushGlobal } = setup({ severalConnections: 'newest' })
    const [first, second, ben] = [await recipient('ann'), await recipient('ann'), await recipient('ben')]
    await push({ recipients: ['ann'], message: '1' })
    await pushGlobal({ message: '2' })
    expect([first.texts(), second.texts(), ben.texts()]).toEqual([[], ['1', '2'], ['2']])
    second.leave()
    await push({ recipients: ['ann'], message: '3' })
    expect([first.texts(), second.texts()]).toEqual([['3'], []])
  })

  it('a new one ends those before it where the option says so', async () => {
    const { fake, recipient, push } = setup({ severalConnections: 'replace' })
    const [first, ben, second] = [await recipient('ann'), await recipient('ben'), await recipient('ann')]
    await push({ recipients: ['ann'], message: 'x' })
    expect([first.ended, first.texts(), second.texts()]).toEqual([
      { code: 4409, reason: 'Replaced by a newer connection' },
      [],
      ['x'],
    ])
    expect([ben.ended, fake.connections.map(({ recipient: name }) => name)]).toEqual([
      undefined,
      ['ben', 'ann'],
    ])
  })
})

describe("expiredStatus: 'CANCELLED'", () => {
  it('shows a message as cancelled from the moment in which it expires', async () => {
    const { fake, push, time, run } = setup({ expiredStatus: 'CANCELLED' })
    const expiresAt = '2023-11-14T22:13:30.000Z'
    const [result] = await push({ recipients: ['ann'], message: 'x', expiresAt })
    await push({ recipients: ['ann'], message: 'without a date' })
    time.advance(9999)
    expect(fake.messages[0]).toMatchObject({ status: 'PENDING', cancelledAt: null })
    const cancelled = fake.received({ status: 'CANCELLED' })
    time.advance(1)
    const { messages } = await run('{ messages { items { status cancelledAt } } }')
    expect(messages.items).toEqual([
      { status: 'CANCELLED', cancelledAt: expiresAt },
      { status: 'PENDING', cancelledAt: null },
    ])
    expect(await cancelled).toMatchObject({ message: 'x', cancelledAt: expiresAt })
    expect(() => fake.cancel(result!.item!.id)).toThrow('CANCELLED')
  })

  it('leaves one alone that was delivered', async () => {
    const { fake, push, time, recipient } = setup({ expiredStatus: 'CANCELLED' })
    await recipient('ann')
    await push({ recipients: ['ann'], message: 'x', expiresAt: '2023-11-14T22:13:30' })
    time.advance(60_000)
    expect(fake.messages).toMatchObject([{ status: 'DELIVERED', cancelledAt: null }])
  })
})

describe('globalMessageRows', () => {
  it("'listed': what a global message made is in messages without a filter, too", async () => {
    const { recipient, push, pushGlobal, list } = setup({ globalMessageRows: 'listed' })
    await recipient('ann')
    const { id } = await pushGlobal({ message: 'global' })
    await push({ recipients: ['ann'], message: 'by name' })
    expect([await list(), await list({ globalMessageId: id })]).toEqual([['global', 'by name'], ['global']])
  })

  it("'none': a global message makes no messages", async () => {
    const { fake, recipient, pushGlobal, list } = setup({ globalMessageRows: 'none' })
    const ann = await recipient('ann')
    const { id } = await pushGlobal({ message: 'global' })
    expect([ann.texts(), await list({ globalMessageId: id }), fake.messages]).toEqual([['global'], [], []])
    expect(await list({}, 'globalMessages')).toEqual(['global'])
  })
})

describe("pushResultOrder: 'reversed'", () => {
  it('answers with the results the other way round', async () => {
    const { push } = setup({
      pushResultOrder: 'reversed',
      refuseRecipient: (name) => (name === 'ben' ? 'blocked' : undefined),
    })
    const results = await push({ recipients: ['ann', 'ben', 'eve'], message: 'x' })
    expect(results.map(({ item, error }) => item?.recipient ?? error?.message)).toEqual([
      'eve',
      'blocked',
      'ann',
    ])
  })
})

describe("listOrder: 'newest-first'", () => {
  it('lists both backwards, over all pages, and what comes in between moves none', async () => {
    const { push, pushGlobal, list, run } = setup({ listOrder: 'newest-first', pageSize: 2 })
    for (const message of ['1', '2', '3', '4', '5']) {
      await push({ recipients: ['ann'], message })
      await pushGlobal({ message })
    }
    expect([await list(), await list({}, 'globalMessages')]).toEqual([
      ['5', '4', '3', '2', '1'],
      ['5', '4', '3', '2', '1'],
    ])
    const page = async (nextToken: string | null): Promise<any> =>
      (
        await run(
          'query ($nextToken: String) { messages(nextToken: $nextToken) { items { message } nextToken } }',
          { nextToken },
        )
      ).messages
    const { nextToken } = await page(null)
    await push({ recipients: ['ann'], message: '6' })
    expect((await page(nextToken)).items).toEqual([{ message: '3' }, { message: '2' }])
  })
})

describe("messagesItems: 'global-messages'", () => {
  it('has the printed type for the items, which refuses the fields of a message', async () => {
    const { push, run } = setup({ messagesItems: 'global-messages' })
    await push({ recipients: ['ann'], message: 'x' })
    expect(await run('{ messages { items { __typename message } } }')).toEqual({
      messages: { items: [{ __typename: 'GlobalMessage', message: 'x' }] },
    })
    await expect(run('{ messages { items { status } } }')).rejects.toThrow('"status" on type "GlobalMessage"')
  })
})

describe("emptyScope: 'nothing'", () => {
  it('denies everything to a key with an empty scope, and to no other', async () => {
    const { run } = setup({ accessKeys: ['empty', 'free'], scopes: { empty: '' }, emptyScope: 'nothing' })
    await expect(run('{ version }', {}, { 'x-api-key': 'empty' })).rejects.toThrow('does not allow')
    expect(await run('{ version }', {}, { 'x-api-key': 'free' })).toEqual({ version: '1.0.0' })
  })
})

describe('frame', () => {
  const envelope = ({ id, message, topic }: { id: string; message: string; topic: string | null }): string =>
    JSON.stringify({ id, message, topic })

  it('says what is sent, of each kind of message and whenever it is sent', async () => {
    const { recipient, push, pushGlobal } = setup({ frame: envelope, holdGlobalMessages: true })
    const [held] = await push({ recipients: ['ann'], message: '1', topic: 'tax' })
    const { id: heldGlobal } = await pushGlobal({ message: '2', expiresAt: '2024-01-01' })
    const ann = await recipient('ann', { topic: 'tax' })
    const [result] = await push({ recipients: ['ann'], message: '3' })
    const { id } = await pushGlobal({ message: '4' })
    expect(ann.texts().map((text) => JSON.parse(text))).toEqual([
      { id: held!.item!.id, message: '1', topic: 'tax' },
      { id: heldGlobal, message: '2', topic: null },
      { id: result!.item!.id, message: '3', topic: null },
      { id, message: '4', topic: null },
    ])
  })

  it.each([
    [
      'throws',
      () => {
        throw new Error('oops')
      },
    ],
    ['is asynchronous', (async () => 'x') as never],
  ])('that %s keeps the message, and its user is told', async (_, broken) => {
    const told: unknown[] = []
    let isBroken = true
    const { recipient, push, pushGlobal, register, fake } = setup({
      frame: (message) => (isBroken ? broken() : message.message),
      onError: (error) => told.push(error),
    })
    const ann = await recipient('ann')
    const [result] = await push({ recipients: ['ann'], message: 'x' })
    await pushGlobal({ message: 'all' })
    expect([result?.item?.status, ann.texts(), told.length]).toEqual(['PENDING', [], 2])
    isBroken = false
    expect((await connect(fake, await register({ recipient: 'ann' }))).texts()).toEqual(['x'])
  })
})

describe("refusedHandshake: 'close'", () => {
  it('accepts who may not connect, and closes before anything is sent', async () => {
    const { fake, register } = setup({ refusedHandshake: 'close' })
    const here = { recipient: 'ann', origin: 'https://example.org', sourceIp: '203.0.113.7' }
    const uri = await register(here)
    const from = { origin: 'https://example.org', address: '203.0.113.7' }
    const refused = [
      await connect(fake, uri.replace(/=.*/, '=unknown'), from),
      await connect(fake, uri, { ...from, origin: 'https://other.example' }),
      await connect(fake, uri, { ...from, address: '203.0.113.8' }),
    ]
    expect(refused.map(({ status, ended }) => [status, (ended as { code: number }).code])).toEqual([
      [101, 4401],
      [101, 4403],
      [101, 4403],
    ])
    const ann = await connect(fake, uri, from)
    expect([ann.status, ann.ended, fake.connections.length]).toEqual([101, undefined, 1])
    expect(connectUnasked(fake, uri).ended).toMatchObject({ code: 4403 })
  })
})
