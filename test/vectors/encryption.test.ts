import { createHmac } from 'node:crypto'
import { xsalsa20poly1305 } from '@noble/ciphers/salsa.js'
import { describe, expect, it } from 'vitest'
import { checkMasterKey, type KeyDerivation, seal, sharedSecret, unseal } from '../../src/protocol/index.ts'
import { testClient } from '../support/client.ts'
import { refusedBy } from '../support/outcome.ts'
import vectors from './encryption.json' with { type: 'json' }

interface Vector {
  readonly name: string
  readonly kind: string
  readonly inputs: Readonly<Record<string, string>>
  readonly expected: Readonly<Record<string, any>>
}

const all = vectors as unknown as readonly Vector[]
const ofKind = (kind: string): readonly Vector[] => all.filter((vector) => vector.kind === kind)
const keyOf = ({ master_key_utf8, master_key_hex }: Vector['inputs']): Uint8Array =>
  master_key_hex === undefined ? Buffer.from(master_key_utf8!, 'utf8') : Buffer.from(master_key_hex, 'hex')
const secretFor = (
  key: Uint8Array | string,
  channel: string,
  encryptionKeyDerivation?: KeyDerivation,
): string =>
  testClient({ encryptionMasterKey: key, encryptionKeyDerivation }).client.authorizeChannel('1.2', channel)
    .shared_secret!

describe('a shared secret is made as published', () => {
  it.each(ofKind('shared_secret'))('$name', ({ inputs, expected }) => {
    const secret = Buffer.from(sharedSecret(keyOf(inputs), inputs['channel']!))
    if (expected['hex'] !== undefined) expect(secret.toString('hex')).toBe(expected['hex'])
    else expect(secret.toString('base64')).toBe(expected['base64'])
  })

  it.each(ofKind('shared_secret').filter(({ inputs }) => keyOf(inputs).length === 32))(
    '$name, for a subscriber',
    ({ inputs, expected }) => {
      expect(secretFor(keyOf(inputs), inputs['channel']!)).toBe(expected['base64'])
    },
  )

  it.each(ofKind('shared_secret').filter(({ inputs }) => keyOf(inputs).length !== 32))(
    '$name, whose key the client refuses for its length',
    ({ inputs }) => {
      const error = refusedBy(() => testClient({ encryptionMasterKey: keyOf(inputs) }))
      expect(error.argument).toBe('options.encryptionMasterKey')
    },
  )

  it.each(ofKind('shared_secret_variant'))('$name, the other way too', ({ inputs, expected }) => {
    const { channel, master_key_base64: key } = inputs
    expect(secretFor(key!, channel!, 'dotnet')).toBe(expected['dotnet_derivation'])
    expect(secretFor(key!, channel!)).toBe(expected['standard_derivation'])
    const byHand = createHmac('sha256', Buffer.from(key!, 'base64')).update(channel!).digest('base64')
    expect(byHand).toBe(expected['dotnet_derivation'])
  })
})

describe('a master key is judged as published', () => {
  it.each(ofKind('master_key'))('$name', ({ inputs, expected }) => {
    const encryptionMasterKey = inputs['encryption_master_key_base64']!
    const make = (): unknown => testClient({ encryptionMasterKey })
    if (expected['accept'] === true) {
      expect(make).not.toThrow()
      expect(Buffer.from(checkMasterKey(encryptionMasterKey, 'key')).toString('utf8')).toBe(expected['utf8'])
    } else {
      const error = refusedBy(make)
      expect(error.argument).toBe('options.encryptionMasterKey')
      expect(error.message).not.toContain(encryptionMasterKey)
    }
  })
})

it.each(ofKind('encrypt'))('$name is sealed as published', ({ inputs, expected }) => {
  const secret = sharedSecret(keyOf(inputs), inputs['channel']!)
  const nonce = Buffer.from(inputs['nonce_utf8']!, 'utf8')
  const { nonce: nonceText, ciphertext } = expected
  expect(seal(secret, inputs['plaintext']!, nonce)).toBe(JSON.stringify({ nonce: nonceText, ciphertext }))
  // Its channel is none that the client would seal for.
  const { client } = testClient({ encryptionMasterKey: keyOf(inputs) })
  expect(refusedBy(() => client.openEvent(inputs['channel']!, { nonce: nonceText, ciphertext })).argument).toBe(
    'channel',
  )
})

describe('an envelope is opened as published', () => {
  it.each(ofKind('decrypt'))('$name', ({ inputs, expected }) => {
    const secret =
      inputs['shared_secret_hex'] === undefined
        ? Buffer.from(inputs['shared_secret_base64']!, 'base64')
        : Buffer.from(inputs['shared_secret_hex'], 'hex')
    expect(unseal(secret, inputs['data'])).toEqual({ plaintext: expected['plaintext'] })
    expect(unseal(secret, JSON.parse(inputs['data']!))).toEqual({ plaintext: expected['plaintext'] })
    if ('client_receives' in expected)
      expect(JSON.parse(expected['plaintext'])).toEqual(expected['client_receives'])
  })
})

it.each(ofKind('primitive_secretbox'))('$name', ({ inputs, expected }) => {
  const [key, nonce, plaintext] = ['key_hex', 'nonce_hex', 'plaintext_hex'].map(
    (name) => new Uint8Array(Buffer.from(inputs[name]!, 'hex')),
  ) as [Uint8Array, Uint8Array, Uint8Array]
  const sealed = xsalsa20poly1305(key, nonce).encrypt(plaintext)
  expect(Buffer.from(sealed).toString('hex')).toBe(expected['mac_and_ciphertext_hex'])
  // Its plaintext is not UTF-8, so that an event with it would not open.
  const envelope = {
    nonce: Buffer.from(nonce).toString('base64'),
    ciphertext: Buffer.from(sealed).toString('base64'),
  }
  expect(unseal(key, envelope)).toEqual({ fault: 'not_authentic' })
})
