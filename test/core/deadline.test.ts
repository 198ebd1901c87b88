import { describe, expect, it } from 'vitest'
import { TimeoutError } from '../../src/errors.ts'
import { testClient } from '../support/client.ts'
import { rejectionOf } from '../support/outcome.ts'
import { expectNothingSecret } from '../support/secrets.ts'

/** A fetch that never answers, but listens to its signal. */
const silent: typeof fetch = (_, init) =>
  new Promise((_resolve, reject) => {
    init?.signal?.addEventListener('abort', () => reject(init.signal?.reason), { once: true })
  })

/** A fetch that never answers and listens to nothing. */
const deaf: typeof fetch = () => new Promise(() => {})

/** The beginning of an answer, and then nothing more. */
const stalling: typeof fetch = async (_, init) => {
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(new TextEncoder().encode('{"ok":'))
      init?.signal?.addEventListener('abort', () => controller.error(init.signal?.reason), { once: true })
    },
  })
  return new Response(body, { headers: { 'content-type': 'application/json' } })
}

describe('a timeout', () => {
  it.each([
    ['no answer comes', silent],
    ['the body stops in the middle', stalling],
    ['fetch does not listen to its signal', deaf],
  ])('ends a publish when %s, and the event may have gone out', async (_, fetch) => {
    const { client } = testClient({ fetch, timeout: 20 })
    const error = await rejectionOf(client.trigger('orders', 'created', {}))
    expect(error).toBeInstanceOf(TimeoutError)
    expect(error).toMatchObject({
      code: 'timeout',
      operation: 'triggerEvent',
      effect: 'unknown',
      timeout: 20,
    })
    expect(error.message).toBe('no complete answer within 20 ms; the server may have acted on the request')
    expectNothingSecret(error)
  })

  it('of a request that reads has no effect', async () => {
    const { client } = testClient({ fetch: silent, timeout: 20 })
    expect(await rejectionOf(client.channels())).toMatchObject({ operation: 'listChannels', effect: 'none' })
  })

  it('of one call goes before that of the client', async () => {
    const { client } = testClient({ fetch: silent, timeout: 60_000 })
    expect(await rejectionOf(client.channels({ timeout: 15 }))).toMatchObject({
      code: 'timeout',
      timeout: 15,
    })
  })

  it('of Infinity leaves the end to the caller', async () => {
    const { client } = testClient({ fetch: deaf, timeout: 5 })
    const controller = new AbortController()
    const call = rejectionOf(client.channels({ timeout: Infinity, signal: controller.signal }))
    setTimeout(() => controller.abort('enough'), 40)
    expect(await call).toBe('enough')
  })
})

describe('an abort rejects with the reason of the caller', () => {
  const reason = new Error('the user went away')

  it('before the call, and nothing is sent', async () => {
    const { client, fetch } = testClient()
    const signal = AbortSignal.abort(reason)
    expect(await rejectionOf(client.trigger('orders', 'created', {}, { signal }))).toBe(reason)
    expect(fetch.requests).toEqual([])
  })

  it.each([
    ['fetch listens', silent],
    ['fetch does not listen', deaf],
    ['the body has begun', stalling],
  ])('during the call, when %s', async (_, fetch) => {
    const { client } = testClient({ fetch })
    const controller = new AbortController()
    const call = rejectionOf(client.trigger('orders', 'created', {}, { signal: controller.signal }))
    setTimeout(() => controller.abort(reason), 10)
    expect(await call).toBe(reason)
  })

  it('also when the reason is not an error', async () => {
    const { client } = testClient({ fetch: silent })
    const controller = new AbortController()
    const call = rejectionOf(client.channels({ signal: controller.signal }))
    controller.abort('no reason')
    expect(await call).toBe('no reason')
  })

  it('with the DOMException of the platform when no reason is given', async () => {
    const { client } = testClient()
    expect(await rejectionOf(client.channels({ signal: AbortSignal.abort() }))).toMatchObject({
      name: 'AbortError',
    })
  })

  it('and not with a TimeoutError of the kit when the signal is a timeout of the caller', async () => {
    const { client } = testClient({ fetch: silent })
    const error = await rejectionOf(client.channels({ signal: AbortSignal.timeout(10) }))
    expect(error).toBeInstanceOf(DOMException)
  })

  it('in a hook, before anything is sent', async () => {
    const controller = new AbortController()
    const { client, fetch } = testClient({ onRequest: () => controller.abort(reason) })
    expect(await rejectionOf(client.channels({ signal: controller.signal }))).toBe(reason)
    expect(fetch.requests).toEqual([])
  })

  it('has no effect after the answer', async () => {
    const { client } = testClient()
    const controller = new AbortController()
    await client.trigger('orders', 'created', {}, { signal: controller.signal })
    controller.abort(reason)
    await expect(client.trigger('orders', 'created', {})).resolves.toEqual({})
  })

  it('leaves no listener behind on a signal that is used for many calls', async () => {
    const { client } = testClient()
    const { signal } = new AbortController()
    let listeners = 0
    const add = signal.addEventListener.bind(signal)
    const remove = signal.removeEventListener.bind(signal)
    signal.addEventListener = (...args: Parameters<typeof add>) => (listeners++, add(...args))
    signal.removeEventListener = (...args: Parameters<typeof remove>) => (listeners--, remove(...args))
    await client.channels({ signal })
    await client.channels({ signal })
    expect(listeners).toBe(0)
  })
})
