import { describe, expect, it } from 'vitest'
import { answered, errorOf, expectNoKey, refusalOf, sentBy } from './service-client.ts'

const registration = { token: 'SOME_TOKEN', connectionUri: 'wss://websockets.socrate.io/?token=SOME_TOKEN' }

describe('registerRecipient', () => {
  it('runs the mutation with the name of the recipient, and resolves to token and connection URI', async () => {
    const { service, fetch } = answered('registerRecipient', registration)
    const recipient = 'd9f3c17a-c6de-4e5e-b42b-98fbfb46a108'
    expect(await service.registerRecipient({ recipient })).toEqual(registration)
    const [sent] = sentBy(fetch)
    expect(sent).toMatchObject({ operationName: 'registerRecipient', variables: { input: { recipient } } })
    expect(sent?.['query']).toContain('mutation registerRecipient($input: RegisterRecipientInput!)')
    expect(sent?.['query']).toContain('{ token connectionUri }')
  })

  it('sends source IP, origin and topic, which are optional', async () => {
    const { service, fetch } = answered('registerRecipient', registration)
    const input = { recipient: 'a', sourceIp: '203.0.113.7', origin: 'https://example.org', topic: 'tax' }
    await service.registerRecipient(input)
    await service.registerRecipient({
      recipient: 'a',
      sourceIp: undefined,
      origin: undefined,
      topic: undefined,
    })
    expect(sentBy(fetch).map(({ variables }) => variables)).toEqual([
      { input },
      { input: { recipient: 'a' } },
    ])
  })

  it.each([['user-1'], ['Zoë 🦊'], ['a@b.c/d'], [' padded '], ['x'.repeat(1000)]])(
    'takes any text as the name of a recipient: %s',
    async (recipient) => {
      const { service, fetch } = answered('registerRecipient', registration)
      await service.registerRecipient({ recipient })
      expect(sentBy(fetch)[0]?.['variables'].input.recipient).toBe(recipient)
    },
  )

  it.each([
    ['http://example.org'],
    ['https://example.org'],
    ['https://app.example.org:8443'],
    ['http://localhost:3000'],
    ['http://[::1]:3000'],
    ['https://xn--mller-kva.example'],
  ])('takes the origin %s, as browsers send it', async (origin) => {
    const { service, fetch } = answered('registerRecipient', registration)
    await service.registerRecipient({ recipient: 'a', origin })
    expect(sentBy(fetch)[0]?.['variables'].input.origin).toBe(origin)
  })

  it.each([
    ['https://example.org/', 'https://example.org'],
    ['https://example.org/app', 'https://example.org'],
    ['https://Example.org', 'https://example.org'],
    ['https://example.org:443', 'https://example.org'],
    ['https://müller.example', 'https://xn--mller-kva.example'],
  ])('refuses the origin %s, which no browser sends, and names the right one', async (origin, right) => {
    const error = await refusalOf((service) => service.registerRecipient({ recipient: 'a', origin }))
    expect(error.message).toBe(`input.origin must be written as browsers send it: ${right}`)
  })

  it.each(['example.org', '*', 'null', '', 'ftp://example.org', 'https://', '//example.org', 7])(
    'refuses the origin %j, which is none',
    async (origin) => {
      const error = await refusalOf((service) =>
        service.registerRecipient({ recipient: 'a', origin: origin as string }),
      )
      expect(error.argument).toBe('input.origin')
    },
  )

  it.each(['203.0.113.7', '0.0.0.0', '255.255.255.255', '::1', '2001:db8::1', '::ffff:203.0.113.7'])(
    'takes the address %s',
    async (sourceIp) => {
      const { service, fetch } = answered('registerRecipient', registration)
      await service.registerRecipient({ recipient: 'a', sourceIp })
      expect(sentBy(fetch)[0]?.['variables'].input.sourceIp).toBe(sourceIp)
    },
  )

  it.each([
    '203.0.113',
    '203.0.113.256',
    '203.0.113.07',
    '1.2.3.4.',
    '1.2.3.4.5',
    '203.0.113.7/24',
    'localhost',
    '[::1]',
    'fe80::1%eth0',
    ':::',
    '1:2',
    '',
    ' ::1',
    7,
    'abcd',
    '::1]/x?[',
  ])('refuses the address %j, which is none', async (sourceIp) => {
    const call = { recipient: 'a', sourceIp: sourceIp as string }
    expect((await refusalOf((service) => service.registerRecipient(call))).argument).toBe('input.sourceIp')
  })

  it.each([
    ['no recipient', {}, 'input.recipient'],
    ['an empty recipient', { recipient: '' }, 'input.recipient'],
    ['a blank recipient', { recipient: '  ' }, 'input.recipient'],
    ['a recipient that is a number', { recipient: 7 }, 'input.recipient'],
    ['a recipient that is cut inside a character', { recipient: 'a\ud83e' }, 'input.recipient'],
    ['an empty topic', { recipient: 'a', topic: '' }, 'input.topic'],
    ['a topic that is null', { recipient: 'a', topic: null }, 'input.topic'],
    ['a field that there is not', { recipient: 'a', ip: '::1' }, 'input.ip'],
    ['the name alone', 'a', 'input'],
    ['nothing', undefined, 'input'],
  ])('refuses %s before there is traffic', async (_, input, argument) => {
    expect((await refusalOf((service) => service.registerRecipient(input as never))).argument).toBe(argument)
  })

  it.each([
    ['null', null],
    ['no URI', { token: 'SOME_TOKEN' }],
    ['a URI that is null', { token: 'SOME_TOKEN', connectionUri: null }],
    ['an empty URI', { token: 'SOME_TOKEN', connectionUri: '' }],
    ['no token', { connectionUri: registration.connectionUri }],
  ])('rejects with a ProtocolError when the service answers with %s', async (_, result) => {
    const answer = Response.json({ data: { registerRecipient: result } })
    const error = await errorOf(answer, (service) => service.registerRecipient({ recipient: 'a' }))
    expect(error).toMatchObject({ name: 'ProtocolError', operation: 'registerRecipient', effect: 'unknown' })
    expect(error.message).toMatch(/as data\.registerRecipient\.(token|connectionUri), expected text/)
    expectNoKey(error, ['SOME_TOKEN'])
  })

  it('keeps the token out of an error that comes with a part of the answer', async () => {
    const answer = Response.json({ errors: [{ message: 'half' }], data: { registerRecipient: registration } })
    const error = await errorOf(answer, (service) => service.registerRecipient({ recipient: 'a' }))
    expect(error.data.registerRecipient).toEqual({
      token: '[redacted]',
      connectionUri: 'wss://websockets.socrate.io/?token=[redacted]',
    })
    expectNoKey(error, ['SOME_TOKEN'])
  })
})
