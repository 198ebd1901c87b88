// pushGlobalMessage: everybody who is connected.

import { describe, expect, it } from 'vitest'
import { connect } from './recipient.ts'
import { setup } from './setup.ts'

describe('pushGlobalMessage', () => {
  it('reaches all who are connected, whatever their name, and returns the message', async () => {
    const { recipient, pushGlobal } = setup()
    const recipients = [
      await recipient('ann'),
      await recipient('ben'),
      await recipient('ben', { topic: 'tax' }),
    ]
    expect(await pushGlobal({ message: 'Update at 6' })).toEqual({
      id: expect.stringMatching(/^id-/),
      message: 'Update at 6',
      topic: null,
      expiresAt: null,
      createdAt: '2023-11-14T22:13:20.000Z',
    })
    expect(recipients.map((one) => one.texts())).toEqual([['Update at 6'], ['Update at 6'], ['Update at 6']])
  })

  it('with a topic reaches only those who were registered with this topic', async () => {
    const { recipient, pushGlobal } = setup()
    const [tax, none] = [await recipient('ann', { topic: 'tax' }), await recipient('ben')]
    expect(await pushGlobal({ message: 'x', topic: 'tax' })).toMatchObject({ topic: 'tax' })
    expect([tax.texts(), none.texts()]).toEqual([['x'], []])
  })

  it('makes a message with globalMessageId for each recipient who got it, and for no other', async () => {
    const { fake, recipient, register, pushGlobal } = setup()
    await register({ recipient: 'eve' })
    for (const name of ['ann', 'ann', 'ben']) await recipient(name)
    const { id } = await pushGlobal({ message: 'x', expiresAt: '2024-01-01' })
    expect(
      fake.messages.map(({ recipient: name, status, globalMessageId, expiresAt }) => [
        name,
        status,
        globalMessageId,
        expiresAt,
      ]),
    ).toEqual([
      ['ann', 'DELIVERED', id, '2024-01-01T00:00:00.000Z'],
      ['ben', 'DELIVERED', id, '2024-01-01T00:00:00.000Z'],
    ])
  })

  it('does not reach who connects later', async () => {
    const { recipient, pushGlobal } = setup()
    await pushGlobal({ message: 'x', expiresAt: '2024-01-01' })
    expect((await recipient('ann')).texts()).toEqual([])
  })

  it('needs a message, and a date in GMT', async () => {
    const { fake, pushGlobal } = setup()
    await expect(pushGlobal({ message: '' })).rejects.toThrow('must not be empty')
    await expect(pushGlobal({ message: 'x', expiresAt: '2024-01-01T00:00:00-05:00' })).rejects.toThrow('GMT')
    expect(fake.globalMessages).toEqual([])
  })

  it('leaves out a socket that throws', async () => {
    const told: unknown[] = []
    const { fake, recipient, pushGlobal } = setup({ onError: (error) => told.push(error) })
    const [ann, ben] = [await recipient('ann'), await recipient('ben')]
    ann.breakDown()
    await pushGlobal({ message: 'x' })
    expect([ben.texts(), told.length]).toEqual([['x'], 1])
    expect(fake.messages.map(({ recipient: name }) => name)).toEqual(['ben'])
  })

  it('reaches 1,000 recipients, each of them once', async () => {
    const { fake, recipient, pushGlobal } = setup()
    const recipients = await Promise.all(
      Array.from({ length: 1000 }, (_, index) => recipient(`user-${index}`)),
    )
    await pushGlobal({ message: 'x' })
    expect(recipients.every((one) => one.texts().length === 1)).toBe(true)
    expect(fake.messages).toHaveLength(1000)
  })
})

describe('holdGlobalMessages', () => {
  it('delivers a global message also to who connects before it expires, once', async () => {
    const { fake, time, recipient, register, pushGlobal } = setup({ holdGlobalMessages: true })
    const ann = await recipient('ann')
    const { id } = await pushGlobal({ message: 'x', expiresAt: '2023-11-14T22:13:30' })
    expect([ann.texts(), (await connect(fake, await register({ recipient: 'ann' }))).texts()]).toEqual([
      ['x'],
      [],
    ])
    expect((await recipient('ben')).texts()).toEqual(['x'])
    time.advance(10_000)
    expect((await recipient('eve')).texts()).toEqual([])
    expect(fake.messages.map(({ recipient: name, globalMessageId }) => [name, globalMessageId])).toEqual([
      ['ann', id],
      ['ben', id],
    ])
  })

  it('leaves those without a date to who is connected, and asks for the topic as always', async () => {
    const { recipient, pushGlobal } = setup({ holdGlobalMessages: true })
    await pushGlobal({ message: 'without' })
    await pushGlobal({ message: 'tax', topic: 'tax', expiresAt: '2024-01-01' })
    expect((await recipient('ann')).texts()).toEqual([])
    expect((await recipient('ann', { topic: 'tax' })).texts()).toEqual(['tax'])
  })

  it('comes in its turn among the messages that waited', async () => {
    const { push, pushGlobal, recipient } = setup({ holdGlobalMessages: true })
    await push({ recipients: ['ann'], message: '1' })
    await pushGlobal({ message: '2', expiresAt: '2024-01-01' })
    await push({ recipients: ['ann'], message: '3' })
    expect((await recipient('ann')).texts()).toEqual(['1', '2', '3'])
  })
})
