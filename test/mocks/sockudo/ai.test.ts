import { describe, expect, it } from 'vitest'
import { setup } from './setup.ts'

const aiRefusal = (status: number, code: string, ai_code: number, error: string): object => ({
  status,
  body: { error, code, ai_code, status },
})
const invalid = (error: string): object => aiRefusal(400, 'ai_invalid_transport_header', 104_000, error)
const tooLarge = (error: string): object => aiRefusal(413, 'ai_header_too_large', 104_001, error)

describe('outside of AI channels', () => {
  it.each([{ name: 'ai-output' }, { extras: { ai: {} } }, { name: 'ai-output', channel: 'private-ai-x' }])(
    '%o is not permitted',
    async (event) => {
      const error = 'AI Transport is not enabled for this channel'
      expect(await setup().publish(event)).toMatchObject(
        aiRefusal(403, 'ai_event_not_permitted', 104_003, error),
      )
    },
  )
})

describe('the message id on an AI channel', () => {
  it('may have 64 bytes', async () => {
    const { publish } = setup()
    const of = (message_id: string): object => ({ channel: 'ai-x', message_id })
    expect(await publish(of('m'.repeat(64)))).toMatchObject({ status: 200 })
    const error = 'message_id exceeds 64 bytes'
    expect(await publish(of('m'.repeat(65)))).toMatchObject(
      aiRefusal(400, 'ai_header_too_large', 104_001, error),
    )
    expect(await publish(of(''))).toMatchObject(invalid('message_id must not be empty'))
  })
})

describe('the headers of an AI event', () => {
  const keys = (count: number): object =>
    Object.fromEntries(Array.from({ length: count }, (_, i) => [`k${i}`, 'v']))

  it.each([
    [{ 'run-id': '' }, invalid('extras.ai.transport.run-id must not be empty')],
    [{ other: 'x' }, invalid("unknown extras.ai.transport key 'other'")],
    [{ Other: 'x' }, invalid("extras.ai.transport key 'Other' must match [a-z0-9-]+")],
    [{ role: 'x' }, invalid('extras.ai.transport.role has invalid value')],
    [{ stream: 'x' }, invalid('extras.ai.transport.stream must be true or false')],
    [{ ['k'.repeat(65)]: 'v' }, tooLarge('extras.ai.transport key exceeds 64 bytes')],
    [{ 'run-id': 'v'.repeat(257) }, tooLarge('extras.ai.transport.run-id exceeds 256 bytes')],
    [keys(33), tooLarge('extras.ai.transport exceeds 32 keys')],
  ])('transport %o is refused', async (transport, expected) => {
    expect(await setup().publish({ channel: 'ai-x', extras: { ai: { transport } } })).toMatchObject(expected)
  })

  it.each([
    [{ 'a b': 'x' }, invalid("extras.ai.codec key 'a b' must match [A-Za-z0-9_-]+")],
    [{ a: 'v'.repeat(257) }, tooLarge('extras.ai.codec.a exceeds 256 bytes')],
    [{ providerMetadata: 'v'.repeat(8193) }, tooLarge('extras.ai.codec.providerMetadata exceeds 8192 bytes')],
  ])('codec %o is refused', async (codec, expected) => {
    expect(await setup().publish({ channel: 'ai-x', extras: { ai: { codec } } })).toMatchObject(expected)
  })

  it.each([
    {
      transport: { 'run-client-id': '', 'error-message': '', 'turn-reason': 'suspended', status: 'complete' },
    },
    { transport: { 'steer-codec-message-ids': 'v'.repeat(2048) } },
    { codec: { anything_at_all: 'x' }, type: 'x', fields: [1] },
  ])('%o is taken', async (ai) => {
    const { fake, publish } = setup()
    expect(await publish({ channel: 'ai-x', extras: { ai } })).toMatchObject({ status: 200 })
    expect(fake.events).toMatchObject([{ extras: { ai } }])
  })
})

it('a channel may have 1024 open streams', async () => {
  const { publish } = setup()
  const streaming = { channel: 'ai-x', extras: { ai: { transport: { status: 'streaming' } } } }
  for (let count = 0; count < 1024; count++) await publish(streaming)
  const error = 'open streaming message count exceeds 1024'
  expect(await publish(streaming)).toMatchObject(aiRefusal(413, 'payload_too_large', 40_009, error))
  expect(await publish({ channel: 'ai-x' })).toMatchObject({ status: 200 })
})
