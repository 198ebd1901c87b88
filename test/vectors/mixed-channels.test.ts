import { describe, expect, it } from 'vitest'
import { isEncryptedChannel } from '../../src/protocol/index.ts'
import { refusalOf } from '../support/outcome.ts'
import { testClient } from '../support/client.ts'
import vectors from './mixed-channels.json' with { type: 'json' }

const encryptionMasterKey = new Uint8Array(32)

describe('channels are mixed as published', () => {
  it.each(vectors)('$name', async ({ inputs: { channels }, expected }) => {
    const encrypted = channels.filter(isEncryptedChannel).length
    expect(encrypted > 0 && encrypted < channels.length).toBe(expected.result)
    if (channels.length === 1) {
      const { client, fetch } = testClient({ encryptionMasterKey })
      await client.trigger(channels, 'event', {})
      return expect(fetch.requests).toHaveLength(1)
    }
    // Also several encrypted ones: each has its own key, so that one request cannot carry them.
    const refusal = await refusalOf((client) => client.trigger(channels, 'event', {}), { encryptionMasterKey })
    return expect(refusal.argument).toBe('channels')
  })
})
