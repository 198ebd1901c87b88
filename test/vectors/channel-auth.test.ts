import { describe, expect, it } from 'vitest'
import { subscriptionSigner } from '../../src/protocol/index.ts'
import { testClient } from '../support/client.ts'
import { refusedBy } from '../support/outcome.ts'
import vectors from './channel-auth.json' with { type: 'json' }

interface Vector {
  readonly name: string
  readonly kind: string
  readonly inputs: {
    readonly key?: string
    readonly secret?: string
    readonly socket_id: string
    readonly channel: string
    readonly channel_data?: string | null
    readonly encryption_master_key_base64?: string
  }
  readonly expected: {
    readonly auth?: string
    readonly channel_data?: string
    readonly shared_secret?: string
    readonly printed_in_docs_but_wrong?: string
  }
}

const all = vectors as readonly Vector[]
const signatures = all.filter(({ kind }) => kind !== 'must_throw')

/** What the strict client refuses by design, and what its error names: channels that need no authorization, data that no server reads. */
const refused: Readonly<Record<string, string>> = {
  'node-bla-with-masterkey-no-secret': 'channel',
  'node-encrypted-bla': 'data',
  'node-secret-1': 'channel',
  'node-test-123': 'channel',
  'node-test-321': 'channel',
  'node-test1': 'channel',
  'node-test2': 'channel',
  'node-utf8-channel-data': 'channel',
  'php-simple': 'channel',
  'ruby-simple': 'channel',
  'sockudo-php-simple': 'channel',
}

const anyMasterKey = Buffer.alloc(32, 1).toString('base64')

function authorize({ key, secret, socket_id, channel, channel_data, ...more }: Vector['inputs']) {
  const encryptionMasterKey = more.encryption_master_key_base64 ?? anyMasterKey
  const { client } = testClient({ ...(key && secret && { key, secret }), encryptionMasterKey })
  return client.authorizeChannel(socket_id, channel, channel_data ?? undefined)
}

describe('subscriptionSigner gives the published signatures', () => {
  it.each(signatures)('$name', ({ inputs, expected }) => {
    const { key, secret, socket_id, channel, channel_data } = inputs
    const sign = subscriptionSigner({ key: key!, secret: secret! })
    expect(sign.channel(socket_id, channel, channel_data ?? undefined)).toBe(expected.auth)
  })
})

describe('authorizeChannel gives the published answer', () => {
  it.each(signatures.filter(({ name }) => !(name in refused)))('$name', ({ inputs, expected }) => {
    const answer = authorize(inputs)
    expect(answer.auth).toBe(expected.auth)
    expect(answer.channel_data).toBe(inputs.channel_data ?? undefined)
    if (expected.shared_secret !== undefined) expect(answer.shared_secret).toBe(expected.shared_secret)
    if (!inputs.channel.startsWith('private-encrypted-')) expect(answer).not.toHaveProperty('shared_secret')
  })

  it('of an encrypted channel whose published answer has data that is not signed', () => {
    const { inputs, expected } = all.find(({ name }) => name === 'node-encrypted-bla')!
    expect(authorize({ ...inputs, channel_data: null }).shared_secret).toBe(expected.shared_secret)
  })
})

describe('authorizeChannel refuses what no server needs', () => {
  it.each(signatures.filter(({ name }) => name in refused))('$name', ({ name, inputs }) => {
    expect(refusedBy(() => authorize(inputs)).argument).toBe(refused[name])
  })

  it('and every refusal belongs to a vector', () => {
    expect(signatures.map(({ name }) => name)).toEqual(expect.arrayContaining(Object.keys(refused)))
  })
})

it('the signature that is printed in the documentation is not given', () => {
  const [erratum] = all.filter(({ kind }) => kind === 'channel_auth_erratum')
  expect(authorize(erratum!.inputs).auth).not.toBe(erratum!.expected.printed_in_docs_but_wrong)
})

describe('authorizeChannel throws as published', () => {
  const named: Readonly<Record<string, string>> = {
    'authorize:encrypted-without-master-key': 'options.encryptionMasterKey',
    'authorize:presence-without-data': 'data',
  }

  it.each(all.filter(({ kind }) => kind === 'must_throw'))('$name', ({ name, inputs }) => {
    const { client } = testClient()
    const error = refusedBy(() => client.authorizeChannel(inputs.socket_id, inputs.channel))
    expect(error.argument).toBe(named[name])
  })
})
