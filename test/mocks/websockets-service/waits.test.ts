// Waiting for what the fake gets and does.

import { describe, expect, it } from 'vitest'
import { rejectionOf } from '../../support/outcome.ts'
import { setup } from './setup.ts'

describe('received', () => {
  it('resolves with the first message that fits, be it there or still to come', async () => {
    const { fake, push } = setup()
    await push({ recipients: ['ann'], message: 'there' })
    const coming = fake.received({ recipient: 'ben', message: /^to/ })
    await push({ recipients: ['ann', 'ben'], message: 'to come', topic: 'tax' })
    expect(await fake.received({ recipient: 'ann' })).toMatchObject({ message: 'there', status: 'PENDING' })
    expect(await coming).toMatchObject({ message: 'to come', topic: 'tax' })
  })

  it('waits for a delivery by its status', async () => {
    const { fake, push, recipient } = setup()
    await push({ recipients: ['ann'], message: 'x' })
    const delivered = fake.received({ recipient: 'ann', status: 'DELIVERED' })
    await recipient('ann')
    expect(await delivered).toMatchObject({ message: 'x', deliveredAt: '2023-11-14T22:13:20.000Z' })
  })

  it('asks a function about the whole message, as the service shows it', async () => {
    const { fake, push } = setup()
    await push({ recipients: ['ann'], message: 'x', expiresAt: '2024-01-01' })
    const found = fake.received(
      ({ expiresAt, topic }) => expiresAt === '2024-01-01T00:00:00.000Z' && topic === null,
    )
    expect(await found).toMatchObject({ recipient: 'ann' })
  })

  it('looks at a message once, however many come after it', async () => {
    const { fake, push } = setup()
    let looks = 0
    class Counting extends RegExp {
      override [Symbol.search](text: string): number {
        looks++
        return super[Symbol.search](text)
      }
    }
    const coming = fake.received({ message: new Counting('last') })
    for (let index = 0; index < 100; index++) await push({ recipients: ['ann'], message: String(index) })
    await push({ recipients: ['ann'], message: 'last' })
    expect(await coming).toMatchObject({ message: 'last' })
    expect(looks).toBe(101)
  })

  it('gives a copy, to the function as to the test', async () => {
    const { fake, push } = setup()
    await push({ recipients: ['ann'], message: 'x', topic: 'tax' })
    const found = await fake.received(
      (message) => Object.assign(message, { message: 'changed' }).topic === 'tax',
    )
    expect([found.message, fake.messages[0]?.message]).toEqual(['x', 'x'])
  })

  it('lists in its error what there is and what came closest', async () => {
    const { fake, push } = setup()
    await push({ recipients: ['ann'], message: 'Hello' })
    const error = await rejectionOf(fake.received({ recipient: 'ann', message: 'Bye' }, { timeout: 1 }))
    expect(error).toMatchObject({ code: 'wait_timeout' })
    expect((error as Error).message).toBe(`waited 1 ms for message with recipient "ann" and message "Bye"
There is 1 message:
  Hello for ann: PENDING
Closest: Hello for ann: PENDING
  but message is "Hello"`)
  })

  it('refuses a name that messages do not have', async () => {
    await expect(setup().fake.received({ channel: 'x' } as never)).rejects.toThrow(
      'criteria.channel does not exist',
    )
  })
})

describe('waitFor', () => {
  it('waits in each list', async () => {
    const { fake, recipient, pushGlobal } = setup()
    const coming = Promise.all([
      fake.waitFor('registrations', { recipient: 'ann', topic: 'tax' }),
      fake.waitFor('connections', { recipient: /a/ }),
      fake.waitFor('requests', { operation: 'pushGlobalMessage', status: 200 }),
      fake.waitFor('globalMessages', { message: 'x' }),
      fake.waitFor('messages', { globalMessageId: /./ }),
      fake.waitFor('frames', { data: 'hello' }),
    ])
    const ann = await recipient('ann', { topic: 'tax' })
    await pushGlobal({ message: 'x' })
    ann.send('hello')
    expect((await coming).map((one) => Object.keys(one)[0])).toHaveLength(6)
  })

  it('waits for a condition, and notices that somebody goes', async () => {
    const { fake, recipient } = setup()
    const ann = await recipient('ann')
    const gone = fake.waitFor(() => fake.connections.length === 0)
    ann.leave()
    expect(await gone).toBe(true)
  })

  it('ends with the fake', async () => {
    const { fake } = setup()
    const waiting = rejectionOf(fake.waitFor('connections'))
    fake.reset()
    expect(await waiting).toMatchObject({ code: 'wait_ended' })
    await fake.close()
    await expect(fake.received()).rejects.toMatchObject({ code: 'wait_ended' })
  })

  it('says which lists there are', async () => {
    await expect(setup().fake.waitFor('events' as never)).rejects.toThrow(
      'one of messages, globalMessages, registrations, connections, requests, frames',
    )
  })
})
