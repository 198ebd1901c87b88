import { describe, expect, it } from 'vitest'
import { checkChannelName, checkEventName, checkSocketId, isEncryptedChannel, userChannel } from '../../src/protocol/index.ts'
import { refusalOf, refusedBy } from '../support/outcome.ts'
import { testClient } from '../support/client.ts'
import vectors from './names.json' with { type: 'json' }

interface Vector {
  readonly name: string
  readonly kind: string
  readonly dialect?: string
  readonly inputs: { readonly value?: unknown; readonly lengths?: readonly number[]; readonly channel?: string }
  readonly expected: { readonly accept?: boolean; readonly result?: boolean }
}

const limits = { channelNameBytes: 200, eventNameBytes: 200 }
const checks: Readonly<Record<string, (value: unknown) => unknown>> = {
  validation_channel_name: (value) => checkChannelName(value, 'value', limits),
  validation_event_name: (value) => checkEventName(value, 'value', limits),
  validation_socket_id: (value) => checkSocketId(value, 'value'),
  validation_user_id: (value) => userChannel(value, 'value', limits),
}
const applicable = (vectors as readonly Vector[]).filter(({ dialect = 'sockudo' }) => dialect === 'sockudo')
const judged = applicable.filter(({ kind, expected }) => kind in checks && expected.accept !== undefined)

describe('names are accepted and refused as published', () => {
  it.each(judged)('$name', ({ kind, inputs, expected }) => {
    const check = (): unknown => checks[kind]!(inputs.value)
    if (expected.accept) expect(check).not.toThrow()
    else expect(refusedBy(check).argument).toBe('value')
  })

  it('are judged by the vectors of every kind', () => {
    expect(new Set(judged.map(({ kind }) => kind))).toEqual(new Set(Object.keys(checks)))
  })
})

describe('the longest channel name', () => {
  const { lengths } = applicable.find(({ name }) => name === 'channel_name:164-vs-200')!.inputs

  it('is 200 bytes by default', () => {
    const accepted = lengths!.filter((length) => {
      try {
        return checkChannelName('x'.repeat(length), 'value', limits) !== ''
      } catch {
        return false
      }
    })
    expect(accepted).toEqual([164, 165, 200])
  })

  it('can be set to 164 bytes, as Pusher documents it', async () => {
    const { client, fetch } = testClient({ limits: { channelNameBytes: 164 } })
    await client.trigger('x'.repeat(164), 'event', {})
    await expect(client.trigger('x'.repeat(165), 'event', {})).rejects.toThrow('165 bytes, over the limit of 164')
    expect(fetch.requests).toHaveLength(1)
  })
})

describe('encrypted channels are told by their prefix', () => {
  it.each(applicable.filter(({ kind }) => kind === 'is_encrypted_channel'))('$name', ({ inputs, expected }) => {
    expect(isEncryptedChannel(inputs.channel!)).toBe(expected.result)
  })
})

describe('an encrypted channel among others is refused', () => {
  const vector = vectors.find(({ name }) => name === 'trigger:mixed-encrypted')!
  const lists = (vector.inputs as { channels?: readonly string[][] }).channels!

  it.each(lists)('%s and %s', async (...channels) => {
    const { argument } = await refusalOf((client) => client.trigger(channels, 'event', {}))
    expect(argument).toBe('channels')
  })
})
