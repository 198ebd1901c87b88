import { describe, expect, it } from 'vitest'
import type { Answer } from '../../src/testing/index.ts'
import { testClient } from '../support/client.ts'
import { rejectionOf } from '../support/outcome.ts'

/** An answer that comes when it is told to. */
function held(): { answer: Answer; release: () => void } {
  let release = (): void => {}
  const gate = new Promise<void>((resolve) => (release = resolve))
  return { answer: () => gate.then(() => Response.json({ channels: {} })), release }
}

describe('making a client', () => {
  it('sends nothing', () => {
    expect(testClient().fetch.requests).toEqual([])
  })

  it('does not show the secret to who logs it', async () => {
    const { inspect } = await import('node:util')
    const { client } = testClient()
    expect(inspect(client, { depth: Infinity, showHidden: true })).not.toContain('test-secret')
    expect(JSON.stringify(client)).not.toContain('test-secret')
  })

  it('keeps two clients apart', async () => {
    const one = testClient({ appId: 'one', key: 'key-one' })
    const two = testClient({ appId: 'two', key: 'key-two' })
    await Promise.all([one.client.channels(), two.client.channels()])
    await one.client.close()
    await two.client.channels()
    expect(one.fetch.requests.map(({ path }) => path)).toEqual(['/apps/one/channels'])
    expect(two.fetch.requests.map(({ query }) => query['auth_key'])).toEqual(['key-two', 'key-two'])
  })
})

describe('close', () => {
  it('waits for the calls under way, which end as if nothing happened', async () => {
    const { answer, release } = held()
    const { client } = testClient({}, answer)
    const order: string[] = []
    const call = client.channels().then((result) => (order.push('call'), result))
    const closing = client.close().then(() => order.push('close'))
    await new Promise((resolve) => setTimeout(resolve, 10))
    expect(order).toEqual([])
    release()
    await expect(call).resolves.toEqual({ channels: {} })
    await closing
    expect(order).toEqual(['call', 'close'])
  })

  it('waits for a call that fails, and does not fail itself', async () => {
    const { client } = testClient({}, new Error('gone'))
    const call = rejectionOf(client.channels())
    await expect(client.close()).resolves.toBeUndefined()
    expect(await call).toMatchObject({ name: 'ConnectionError' })
  })

  it('refuses every call after it, and nothing is sent', async () => {
    const { client, fetch } = testClient()
    await client.close()
    const calls = [
      () => client.trigger('a', 'e', 'd'),
      () => client.triggerBatch([{ channel: 'a', name: 'e', data: 'd' }]),
      () => client.sendToUser('1', 'e', 'd'),
      () => client.channels(),
      () => client.channel('a'),
      () => client.channelUsers('presence-a'),
      () => client.terminateUserConnections('1'),
      () => client.forceReconnectUser('1'),
      () => client.request('GET', '/channels'),
      () => client.http.GET('/channels'),
    ]
    for (const call of calls) {
      expect(await rejectionOf(call())).toMatchObject({
        name: 'ConnectionError',
        code: 'client_closed',
        effect: 'none',
        message: 'the client is closed',
      })
    }
    expect(fetch.requests).toEqual([])
  })

  it('refuses from the moment it is called, not from its end', async () => {
    const { answer, release } = held()
    const { client } = testClient({}, answer)
    const call = client.channels()
    const closing = client.close()
    expect(await rejectionOf(client.channels())).toMatchObject({ code: 'client_closed' })
    release()
    await Promise.all([call, closing])
  })

  it('can be called twice', async () => {
    const { client } = testClient()
    await client.close()
    await expect(client.close()).resolves.toBeUndefined()
  })

  it('is what the end of an await using block calls', async () => {
    const { client } = testClient()
    await client[Symbol.asyncDispose]()
    expect(await rejectionOf(client.channels())).toMatchObject({ code: 'client_closed' })
  })

  it('lets a call that was split send the rest of its requests', async () => {
    const { answer, release } = held()
    const { client, fetch } = testClient({ limits: { channels: 1 } }, answer)
    const call = client.trigger(['a', 'b', 'c'], 'e', 'd')
    const closing = client.close()
    release()
    await expect(call).resolves.toEqual({ channels: {} })
    await closing
    expect(fetch.requests).toHaveLength(3)
  })

  it('knows a call of client.http that was made just before', async () => {
    const { client } = testClient()
    const call = client.http.GET('/channels')
    await client.close()
    expect((await call).response.status).toBe(200)
  })
})
