// pushMessage: who gets it, when, and what is said about it.

import { describe, expect, it } from 'vitest'
import { connect } from './recipient.ts'
import { setup } from './setup.ts'

const at = '2023-11-14T22:13:20.000Z'

describe('pushMessage', () => {
  it('delivers to a recipient who is connected, at once and as the text itself', async () => {
    const { recipient, push } = setup()
    const ann = await recipient('ann')
    const text = 'The quick brown fox\n{"jumps":"über den faulen Hund 🐶"}'
    const [result] = await push({ recipients: ['ann'], message: text })
    expect(ann.texts()).toEqual([text])
    expect(result).toEqual({
      item: {
        id: expect.stringMatching(/^id-/),
        recipient: 'ann',
        message: text,
        topic: null,
        status: 'DELIVERED',
        expiresAt: null,
        createdAt: at,
        deliveredAt: at,
        cancelledAt: null,
        globalMessageId: null,
      },
      error: null,
    })
  })

  it('reaches the recipients that it names and nobody else', async () => {
    const { recipient, push } = setup()
    const [ann, ben, eve] = [await recipient('ann'), await recipient('ben'), await recipient('eve')]
    const results = await push({ recipients: ['ben', 'ann'], message: 'x' })
    expect(results.map(({ item }) => item?.recipient)).toEqual(['ben', 'ann'])
    expect([ann.texts(), ben.texts(), eve.texts()]).toEqual([['x'], ['x'], []])
  })

  it('reaches every connection of a recipient, as one message', async () => {
    const { fake, recipient, push } = setup()
    const [phone, page] = [await recipient('ann'), await recipient('ann')]
    await push({ recipients: ['ann'], message: 'x' })
    expect([phone.texts(), page.texts(), fake.messages.length]).toEqual([['x'], ['x'], 1])
  })

  it('makes one message for a recipient that is named twice', async () => {
    const { recipient, push } = setup()
    const ann = await recipient('ann')
    expect(await push({ recipients: ['ann', 'ben', 'ann'], message: 'x' })).toHaveLength(2)
    expect(ann.texts()).toEqual(['x'])
  })

  it('knows no recipients of its own: a name that was never registered is as good as any', async () => {
    const { push } = setup()
    const [result] = await push({ recipients: ['nobody'], message: 'x' })
    expect(result).toMatchObject({ item: { recipient: 'nobody', status: 'PENDING' }, error: null })
  })

  it('needs at least one recipient, and a message', async () => {
    const { fake, push } = setup()
    await expect(push({ recipients: [], message: 'x' })).rejects.toThrow('At least one recipient')
    await expect(push({ recipients: [''], message: 'x' })).rejects.toThrow('must not be empty')
    await expect(push({ recipients: ['ann'], message: '' })).rejects.toThrow('must not be empty')
    expect(fake.messages).toEqual([])
  })

  it('fails for one recipient and not for the others: the failure is data', async () => {
    const { fake, push } = setup({
      refuseRecipient: (name) => (name === 'ben' ? 'ben is blocked' : undefined),
    })
    const results = await push({ recipients: ['ann', 'ben', 'eve'], message: 'x' })
    expect(results.map(({ item, error }) => [item?.recipient, error])).toEqual([
      ['ann', null],
      [undefined, { message: 'ben is blocked' }],
      ['eve', null],
    ])
    expect(fake.messages.map(({ recipient }) => recipient)).toEqual(['ann', 'eve'])
  })

  it.each([
    [
      'throws',
      () => {
        throw new Error('oops')
      },
    ],
    ['is asynchronous', (async () => 'no') as never],
  ])('pushes nothing when refuseRecipient %s, and its user is told', async (_, refuseRecipient) => {
    const told: unknown[] = []
    const { fake, push } = setup({ refuseRecipient, onError: (error) => told.push(error) })
    await expect(push({ recipients: ['ann'], message: 'x' })).rejects.toThrow('Internal server error')
    expect([fake.messages, told]).toEqual([[], [expect.any(Error)]])
  })

  it('goes on when a socket throws: the others get it, and this recipient later', async () => {
    const told: unknown[] = []
    const { fake, recipient, register, push } = setup({ onError: (error) => told.push(error) })
    const [ann, ben] = [await recipient('ann'), await recipient('ben')]
    ann.breakDown()
    const results = await push({ recipients: ['ann', 'ben'], message: 'x' })
    expect(results.map(({ item }) => item?.status)).toEqual(['PENDING', 'DELIVERED'])
    expect([ben.texts(), told.length, fake.connections.length]).toEqual([['x'], 1, 1])
    expect((await connect(fake, await register({ recipient: 'ann' }))).texts()).toEqual(['x'])
  })
})

describe('a message with a topic', () => {
  it('reaches only those who were registered with this topic', async () => {
    const { recipient, push } = setup()
    const tax = await recipient('ann', { topic: 'tax' })
    const other = await recipient('ann', { topic: 'Tax' })
    const none = await recipient('ann')
    const [result] = await push({ recipients: ['ann'], message: 'x', topic: 'tax' })
    expect([tax.texts(), other.texts(), none.texts()]).toEqual([['x'], [], []])
    expect(result?.item).toMatchObject({ topic: 'tax', status: 'DELIVERED' })
  })

  it('waits for a connection with this topic', async () => {
    const { recipient, push } = setup()
    await push({ recipients: ['ann'], message: 'x', topic: 'tax' })
    expect((await recipient('ann')).texts()).toEqual([])
    expect((await recipient('ann', { topic: 'tax' })).texts()).toEqual(['x'])
  })

  it('is not needed to reach those who have one', async () => {
    const { recipient, push } = setup()
    const ann = await recipient('ann', { topic: 'tax' })
    await push({ recipients: ['ann'], message: 'x' })
    expect(ann.texts()).toEqual(['x'])
  })
})

describe('a message to somebody who is not connected', () => {
  it('is PENDING, and is delivered with the next connection', async () => {
    const { fake, time, recipient, push } = setup()
    const [result] = await push({ recipients: ['ann'], message: 'x' })
    expect(result?.item).toMatchObject({ status: 'PENDING', deliveredAt: null })
    time.advance(5000)
    const ann = await recipient('ann')
    expect(ann.texts()).toEqual(['x'])
    expect(fake.messages).toMatchObject([
      { status: 'DELIVERED', createdAt: at, deliveredAt: '2023-11-14T22:13:25.000Z' },
    ])
  })

  it('is delivered once, to the first connection', async () => {
    const { recipient, push } = setup()
    await push({ recipients: ['ann'], message: 'x' })
    expect((await recipient('ann')).texts()).toEqual(['x'])
    expect((await recipient('ann')).texts()).toEqual([])
  })

  it('comes behind those that were pushed before it', async () => {
    const { recipient, push } = setup()
    for (const message of ['1', '2', '3']) await push({ recipients: ['ann'], message })
    expect((await recipient('ann')).texts()).toEqual(['1', '2', '3'])
  })

  it('is delivered also when newer ones have made the fake forget it', async () => {
    const { fake, recipient, push } = setup({ keep: 1 })
    for (const message of ['1', '2', '3']) await push({ recipients: ['ann'], message })
    expect(fake.messages.length).toBeLessThan(3)
    expect((await recipient('ann')).texts()).toEqual(['1', '2', '3'])
  })

  it('stays PENDING when the connection breaks where it is sent, and waits for the next one', async () => {
    const { fake, recipient, push } = setup()
    await push({ recipients: ['ann'], message: 'x' })
    fake.fault({ socket: 'cut', times: 1, when: ({ text }) => text === 'x' })
    const broken = await recipient('ann')
    expect([broken.texts(), broken.ended, fake.messages[0]?.status]).toEqual([[], 'cut', 'PENDING'])
    expect((await recipient('ann')).texts()).toEqual(['x'])
    expect(fake.messages[0]?.status).toBe('DELIVERED')
  })
})

describe('a message that expires', () => {
  it('is not received by who connects after that, and stays PENDING', async () => {
    const { fake, time, recipient, push } = setup()
    await push({ recipients: ['ann'], message: 'x', expiresAt: '2023-11-14T22:13:30' })
    time.advance(10_000)
    expect((await recipient('ann')).texts()).toEqual([])
    time.advance(1000)
    expect((await recipient('ann')).texts()).toEqual([])
    expect(fake.messages).toMatchObject([{ status: 'PENDING', expiresAt: '2023-11-14T22:13:30.000Z' }])
  })

  it('is received by who connects before that', async () => {
    const { time, recipient, push } = setup()
    await push({ recipients: ['ann'], message: 'x', expiresAt: '2023-11-14T22:13:30' })
    time.advance(9999)
    expect((await recipient('ann')).texts()).toEqual(['x'])
  })

  it('is received by who is connected, for the connection was open before', async () => {
    const { recipient, time, push } = setup()
    const ann = await recipient('ann')
    time.advance(60_000)
    await push({ recipients: ['ann'], message: 'x', expiresAt: '2023-11-14T22:13:30' })
    expect(ann.texts()).toEqual(['x'])
  })

  it('is not received by a connection that was opened when the date had come, though it is pushed later', async () => {
    const { recipient, push } = setup()
    const ann = await recipient('ann')
    const pushed = { recipients: ['ann'], message: 'x' }
    const [then] = await push({ ...pushed, expiresAt: '2023-11-14T22:13:20' })
    const [before] = await push({ ...pushed, expiresAt: '2023-11-14' })
    expect([ann.texts(), then?.item?.status, before?.item?.status]).toEqual([[], 'PENDING', 'PENDING'])
  })

  it.each([
    ['2023-11-15', '2023-11-15T00:00:00.000Z'],
    ['2023-11-15T15:00:00', '2023-11-15T15:00:00.000Z'],
    ['2023-11-15T15:00:00Z', '2023-11-15T15:00:00.000Z'],
    ['2023-11-15T15:00:00.250', '2023-11-15T15:00:00.250Z'],
    ['2023-11-15T15:00:00.123Z', '2023-11-15T15:00:00.123Z'],
  ])('takes %s for %s: dates are GMT', async (expiresAt, shown) => {
    const [result] = await setup().push({ recipients: ['ann'], message: 'x', expiresAt })
    expect(result?.item?.expiresAt).toBe(shown)
  })

  it.each([
    ['2023-02-29', 'is no date'],
    ['2023-11-15T24:00:00', 'is no date'],
    ['15.11.2023', 'is no date'],
    ['', 'is no date'],
    ['2023-11-15T15:00:00+02:00', 'GMT timezone'],
    ['2023-11-15T15:00:00+00:00', 'GMT timezone'],
    ['2023-11-15T15:00:00.25', 'is no date'],
  ])('refuses %s', async (expiresAt, message) => {
    const { fake, push } = setup()
    await expect(push({ recipients: ['ann'], message: 'x', expiresAt })).rejects.toThrow(message)
    expect(fake.messages).toEqual([])
  })
})

describe('cancel', () => {
  it('makes a message that waits CANCELLED, so that it is never delivered', async () => {
    const { fake, recipient, push, time } = setup()
    const [result] = await push({ recipients: ['ann'], message: 'x' })
    time.advance(1000)
    const cancelled = { status: 'CANCELLED', cancelledAt: '2023-11-14T22:13:21.000Z', deliveredAt: null }
    expect(fake.cancel(result!.item!.id)).toMatchObject(cancelled)
    expect((await recipient('ann')).texts()).toEqual([])
    expect(fake.messages).toMatchObject([cancelled])
  })

  it('refuses what is no message, and what does not wait', async () => {
    const { fake, recipient, push } = setup()
    await recipient('ann')
    const [result] = await push({ recipients: ['ann'], message: 'x' })
    expect(() => fake.cancel(result!.item!.id)).toThrow('DELIVERED')
    expect(() => fake.cancel('nothing')).toThrow('id must be')
  })
})
