// What there is to see of a fake, its reset, and its end.

import { describe, expect, it } from 'vitest'
import { createFakeWebSocketsService } from '../../../mocks/websockets-service/index.ts'
import { connectUnasked } from './recipient.ts'
import { endpoint, setup } from './setup.ts'

describe('the state of a fake', () => {
  it('cannot be used to change the fake', async () => {
    const { fake, push, list, recipient } = setup()
    await push({ recipients: ['ann'], message: 'x' })
    ;(await recipient('eve')).send('hello')
    expect(() => Object.assign(fake.frames[0]!, { data: 'changed' })).toThrow()
    Object.assign(fake.messages[0]!, { message: 'changed', recipient: 'ben' })
    ;(fake.messages as unknown[]).pop()
    expect(() => Object.assign(fake.requests[0]!, { status: 500 })).toThrow()
    expect([await list({ recipient: 'ann' }), fake.messages.length]).toEqual([['x'], 1])
  })

  it('is empty after a reset, sockets are cut, and ids begin anew', async () => {
    const { fake, push, pushGlobal, recipient, register } = setup()
    const ann = await recipient('ann')
    await push({ recipients: ['ben'], message: 'x' })
    await pushGlobal({ message: 'x' })
    fake.fault({ operation: 'version', status: 500 })
    fake.reset()
    expect(ann.ended).toBe('cut')
    for (const list of [
      'messages',
      'globalMessages',
      'registrations',
      'connections',
      'requests',
      'frames',
      'faults',
    ] as const) {
      expect(fake[list]).toEqual([])
    }
    expect((await recipient('ben')).texts()).toEqual([])
    expect(await register({ recipient: 'ann' })).toMatch(/token-2$/)
  })

  it('is the same for the same ids, clock and requests', async () => {
    const play = async (): Promise<string> => {
      const { fake, recipient, push, pushGlobal, list, time } = setup()
      await recipient('ann')
      await push({ recipients: ['ann', 'ben'], message: 'x' })
      time.advance(10)
      await pushGlobal({ message: 'y' })
      await list()
      const { messages, globalMessages, registrations, connections, requests } = fake
      return JSON.stringify({ messages, globalMessages, registrations, connections, requests })
    }
    expect(await play()).toBe(await play())
  })
})

describe('a fake that is closed', () => {
  it('has closed its sockets, and is no server any more', async () => {
    const { fake, recipient, register } = setup()
    const ann = await recipient('ann')
    const uri = await register({ recipient: 'ann' })
    await fake.close()
    expect(ann.ended).toEqual({ code: 1001, reason: 'Server shutting down' })
    await expect(fake.fetch(endpoint)).rejects.toMatchObject({ cause: { code: 'ECONNRESET' } })
    expect(connectUnasked(fake, uri).ended).toBe('cut')
  })
})

describe('disconnect', () => {
  it('breaks the connections of one recipient, or closes them with a code', async () => {
    const { fake, recipient, push } = setup()
    const [phone, page, ben] = [await recipient('ann'), await recipient('ann'), await recipient('ben')]
    expect(fake.disconnect('ann')).toBe(2)
    expect([phone.ended, page.ended, ben.ended]).toEqual(['cut', 'cut', undefined])
    expect(fake.disconnect('ben', 4000)).toBe(1)
    expect(ben.ended).toEqual({ code: 4000, reason: '' })
    expect([fake.disconnect('ann'), fake.connections]).toEqual([0, []])
    const [result] = await push({ recipients: ['ann'], message: 'x' })
    expect(result?.item?.status).toBe('PENDING')
  })
})

describe('disconnect with a code that no WebSocket can send', () => {
  it.each([0, 999, 1005, 1006, 1015, 2999, 5000, '4000'])('%j is refused', async (code) => {
    const { fake, recipient } = setup()
    const ann = await recipient('ann')
    expect(() => fake.disconnect('ann', code as number)).toThrow(
      expect.objectContaining({ argument: 'code' }),
    )
    expect(ann.ended).toBeUndefined()
  })
})

describe('a fake with nothing said', () => {
  it('takes access-key, draws its ids, and reads the time', async () => {
    const before = Date.now()
    const fake = createFakeWebSocketsService()
    const response = await fake.fetch(endpoint, {
      method: 'POST',
      headers: { 'x-api-key': 'access-key', 'content-type': 'application/json' },
      body: '{"query":"mutation { pushGlobalMessage(input: { message: \\"x\\" }) { id createdAt } }"}',
    })
    const { id, createdAt } = ((await response.json()) as any).data.pushGlobalMessage
    expect(id).toMatch(/^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/)
    expect(Date.parse(createdAt)).toBeGreaterThanOrEqual(before)
  })
})
