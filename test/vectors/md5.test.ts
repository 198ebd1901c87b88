import { describe, expect, it } from 'vitest'
import { md5 as native } from '../../src/runtime/crypto.node.ts'
import { md5 as portable } from '../../src/runtime/crypto.portable.ts'
import { testClient } from '../support/client.ts'
import vectors from './md5.json' with { type: 'json' }

interface Call {
  readonly method: string
  readonly path?: string
  readonly body?: object
  readonly channels?: string
  readonly event?: string
  readonly data?: unknown
  readonly events?: readonly { channel: string; name: string; data: unknown }[]
  readonly options?: { readonly socket_id?: string; readonly info?: string }
}

interface Vector {
  readonly name: string
  readonly kind: string
  readonly inputs: { readonly message_utf8?: string; readonly body?: string; readonly call?: Call }
  readonly expected: { readonly hex?: string; readonly body_md5?: string }
}

const digests = (vectors as readonly Vector[]).map(({ name, inputs, expected }) => ({
  name,
  text: (inputs.message_utf8 ?? inputs.body)!,
  digest: (expected.hex ?? expected.body_md5)!,
}))
const calls = (vectors as readonly Vector[]).filter(({ inputs }) => inputs.call !== undefined)

describe.each([
  ['node:crypto', native],
  ['@noble/hashes', portable],
])('MD5 by %s', (_, md5) => {
  it.each(digests)('$name', ({ text, digest }) => {
    expect(md5(text)).toBe(digest)
    expect(md5(new TextEncoder().encode(text))).toBe(digest)
  })
})

describe('a call sends exactly the published body, and its MD5', () => {
  it.each(calls)('$name', async ({ inputs, expected }) => {
    const { client, fetch } = testClient()
    await perform(client, inputs.call!)
    expect(fetch.requests).toHaveLength(1)
    expect(fetch.requests[0]?.body).toBe(inputs.body)
    expect(fetch.requests[0]?.query['body_md5']).toBe(expected.body_md5)
  })
})

async function perform(client: ReturnType<typeof testClient>['client'], call: Call): Promise<unknown> {
  const { method, path = '', body, channels = '', event = '', data, events = [], options = {} } = call
  if (method === 'triggerBatch') return client.triggerBatch(events)
  if (method === 'post') return client.request('POST', path, { body })
  const { socket_id: socketId, info } = options
  return client.trigger(channels, event, data, { socketId, info })
}
