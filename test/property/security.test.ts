import { createHmac } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { strictBase64, toBase64Url } from '../../src/core/base64.ts'
import { DecryptionError, WebhookError } from '../../src/errors.ts'
import { seal, sharedSecret, subscriptionSigner, unseal } from '../../src/protocol/index.ts'
import { signedWebhook } from '../../src/testing/index.ts'
import { createWebhookReceiver } from '../../src/webhooks.ts'
import { bodiesOf, credentials, testClient } from '../support/client.ts'
import { refusedBy } from '../support/outcome.ts'
import { secretbox } from './tweetnacl.ts'

const key32 = fc.uint8Array({ minLength: 32, maxLength: 32 })
const nonce24 = fc.uint8Array({ minLength: 24, maxLength: 24 })
const alphabet = 'ABCXYZabcxyz0189-_=@,.;:'
const suffix = fc.string({ unit: fc.constantFrom(...alphabet), minLength: 1, maxLength: 60 })
const socketId = fc.tuple(fc.nat(), fc.nat()).map(([one, two]) => `${one}.${two}`)
/** JSON as JSON.stringify keeps it: -0 becomes 0. */
const json = fc
  .jsonValue({ noUnicodeString: false })
  .map((value) => JSON.parse(JSON.stringify(value)) as unknown)
const secretText = fc.string({ minLength: 1 }).filter((text) => text.trim() === text)

describe('base64', () => {
  it('of any bytes is read as Buffer reads it', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        const text = Buffer.from(bytes).toString('base64')
        expect(Buffer.from(strictBase64(text)!)).toEqual(Buffer.from(bytes))
        expect(toBase64Url(bytes)).toBe(Buffer.from(bytes).toString('base64url'))
      }),
    )
  })

  it('is taken exactly when Buffer would write the same text', () => {
    const sloppy = fc.string({ unit: fc.constantFrom(...'AQgwz09+/-_= \n'), maxLength: 12 })
    fc.assert(
      fc.property(fc.oneof(sloppy, fc.base64String(), fc.string()), (text) => {
        const written = Buffer.from(text, 'base64').toString('base64')
        expect(strictBase64(text) !== undefined).toBe(written === text)
      }),
      { numRuns: 2000 },
    )
  })
})

describe('authorizations', () => {
  it('of any presence data are signed over the text that is handed out, which says what was put in', () => {
    const { client } = testClient()
    const data = fc.record({ user_id: fc.string({ unit: 'grapheme', minLength: 1 }), user_info: json })
    fc.assert(
      fc.property(socketId, suffix, data, (id, name, presence) => {
        const channel = `presence-${name}`
        const { auth, channel_data } = client.authorizeChannel(id, channel, presence)
        const text = `${id}:${channel}:${channel_data}`
        const signature = createHmac('sha256', credentials.secret).update(text).digest('hex')
        expect(auth).toBe(`${credentials.key}:${signature}`)
        expect(JSON.parse(channel_data!)).toEqual(presence)
      }),
    )
  })

  it('of two subscriptions are the same only if the subscriptions are', () => {
    const sign = subscriptionSigner(credentials)
    const subscription = fc.tuple(
      socketId,
      suffix.map((name) => `private-${name}`),
    )
    fc.assert(
      fc.property(subscription, subscription, (one, other) => {
        expect(sign.channel(...one) === sign.channel(...other)).toBe(one.join(' ') === other.join(' '))
      }),
    )
  })

  it('with one foreign character in the socket id are refused, so that nothing else gets into what is signed', () => {
    const { client } = testClient()
    const foreign = fc
      .string({ unit: 'binary', minLength: 1, maxLength: 5 })
      .filter((text) => !/^\d+$/.test(text))
    fc.assert(
      fc.property(socketId, foreign, fc.nat(), (id, text, position) => {
        const at = position % (id.length + 1)
        const bad = `${id.slice(0, at)}${text}${id.slice(at)}`
        expect(refusedBy(() => client.authorizeChannel(bad, 'private-a')).argument).toBe('socketId')
      }),
    )
  })
})

describe('sealing', () => {
  it('is what tweetnacl does, in both directions', () => {
    fc.assert(
      fc.property(key32, nonce24, fc.string({ unit: 'grapheme' }), (key, nonce, text) => {
        const { ciphertext, nonce: sent } = JSON.parse(seal(key, text, nonce)) as Record<string, string>
        const box = secretbox(new TextEncoder().encode(text), nonce, key)
        expect(sent).toBe(Buffer.from(nonce).toString('base64'))
        expect(ciphertext).toBe(Buffer.from(box).toString('base64'))
        expect(unseal(key, { nonce: sent, ciphertext })).toEqual({ plaintext: text })
      }),
    )
  })

  it('of any JSON, by a client, is opened by a client with the same key', async () => {
    await fc.assert(
      fc.asyncProperty(key32, suffix, json, async (encryptionMasterKey, name, data) => {
        const { client, fetch } = testClient({ encryptionMasterKey })
        const channel = `private-encrypted-${name}`
        await client.trigger(channel, 'event', data)
        const sealed: unknown = bodiesOf(fetch)[0]!['data']
        const { client: reader } = testClient({
          encryptionMasterKey: Buffer.from(encryptionMasterKey).toString('base64'),
        })
        expect(reader.openEvent(channel, sealed)).toEqual(data)
      }),
      { numRuns: 50 },
    )
  })

  it('does not open with any byte of it changed', () => {
    const secret = sharedSecret(new Uint8Array(32), 'private-encrypted-a')
    fc.assert(
      fc.property(fc.string(), fc.nat(), fc.integer({ min: 1, max: 255 }), (text, position, mask) => {
        const envelope = JSON.parse(seal(secret, text)) as { nonce: string; ciphertext: string }
        const bytes = [
          Buffer.from(envelope.nonce, 'base64'),
          Buffer.from(envelope.ciphertext, 'base64'),
        ] as const
        const at = position % (bytes[0].length + bytes[1].length)
        if (at < 24) bytes[0][at]! ^= mask
        else bytes[1][at - 24]! ^= mask
        const changed = { nonce: bytes[0].toString('base64'), ciphertext: bytes[1].toString('base64') }
        expect(unseal(secret, changed)).toEqual({ fault: 'not_authentic' })
      }),
    )
  })

  it('opens or says DecryptionError, whatever comes', () => {
    const { client } = testClient({ encryptionMasterKey: new Uint8Array(32) })
    const envelope = fc.record({
      nonce: fc.oneof(fc.base64String(), fc.anything()),
      ciphertext: fc.oneof(fc.base64String(), fc.anything()),
    })
    fc.assert(
      fc.property(fc.oneof(fc.anything(), fc.json(), envelope), (data) => {
        expect(() => client.openEvent('private-encrypted-a', data)).toThrow(DecryptionError)
      }),
    )
  })
})

describe('webhooks', () => {
  const timeMs = 1_700_000_000_000
  const event = fc.record({ name: fc.string({ minLength: 1 }), channel: fc.string(), data: json })
  const keysOf = (secret: string) => ({ key: 'hook-key', secret })
  const receiverOf = (secret: string) =>
    createWebhookReceiver<{ readonly name: string }>({ keys: [keysOf(secret)], clock: () => timeMs })

  it('of any events are taken as they are', async () => {
    await fc.assert(
      fc.asyncProperty(secretText, fc.array(event), async (secret, events) => {
        const request = signedWebhook(events, { ...keysOf(secret), timeMs })
        const webhook = await receiverOf(secret).webhook(request)
        expect(webhook).toEqual({ timeMs, events: JSON.parse(JSON.stringify(events)), unopened: [] })
      }),
    )
  })

  it('with any byte of the body or the signature changed, or one more or fewer, are refused', async () => {
    const change = fc.constantFrom('change', 'insert', 'remove')
    await fc.assert(
      fc.asyncProperty(
        event,
        change,
        fc.nat(),
        fc.integer({ min: 1, max: 255 }),
        fc.boolean(),
        async (one, kind, position, mask, inSignature) => {
          const request = signedWebhook(one, { ...keysOf('secret'), timeMs })
          const headers = Object.fromEntries(request.headers)
          const body = Buffer.from(await request.arrayBuffer())
          const signature = Buffer.from(headers['x-pusher-signature']!)
          const altered = alter(inSignature ? signature : body, kind, position, mask)
          if (inSignature) headers['x-pusher-signature'] = altered.toString('latin1')
          const webhook = { headers, body: inSignature ? body : altered }
          expect(() => receiverOf('secret').verifyWebhook(webhook)).toThrow(WebhookError)
        },
      ),
      { numRuns: 300 },
    )
  })

  it('with another secret are refused, and the error holds neither', async () => {
    const secrets = fc.tuple(secretText, secretText).filter(([one, other]) => one !== other)
    await fc.assert(
      fc.asyncProperty(secrets, async ([signing, expected]) => {
        const request = signedWebhook([], { ...keysOf(signing), timeMs })
        const error = await receiverOf(expected)
          .webhook(request)
          .catch((reason: unknown) => reason as WebhookError)
        expect(error).toMatchObject({
          reason: 'invalid_signature',
          message: 'the webhook has a signature that does not fit its body',
        })
      }),
    )
  })

  it('are taken or refused with a WebhookError, whatever is signed', () => {
    const body = fc.oneof(fc.json(), fc.string({ unit: 'binary' }), fc.uint8Array())
    fc.assert(
      fc.property(body, (text) => {
        const signature = createHmac('sha256', 'secret').update(text).digest('hex')
        const headers = { 'x-pusher-key': 'hook-key', 'x-pusher-signature': signature }
        expect(() => receiverOf('secret').verifyWebhook({ headers, body: text, maxAge: Infinity })).toThrow(
          WebhookError,
        )
      }),
    )
  })

  it('are refused with a WebhookError, whatever the headers hold', () => {
    const name = fc.constantFrom(
      'x-pusher-key',
      'X-Pusher-Key',
      'x-pusher-signature',
      'X-PUSHER-SIGNATURE',
      'get',
      '__proto__',
    )
    const headers = fc.dictionary(
      name,
      fc.oneof(fc.string(), fc.array(fc.string()), fc.constant('hook-key'), fc.constant(undefined)),
    )
    fc.assert(
      fc.property(headers, (some) => {
        expect(() => receiverOf('secret').verifyWebhook({ headers: some, body: '{}' })).toThrow(WebhookError)
      }),
    )
  })

  function alter(bytes: Buffer, kind: string, position: number, mask: number): Buffer {
    const at = position % bytes.length
    const [head, tail] = [bytes.subarray(0, at), bytes.subarray(at + 1)]
    if (kind === 'remove') return Buffer.concat([head, tail])
    if (kind === 'insert') return Buffer.concat([head, Buffer.from([mask]), bytes.subarray(at)])
    return Buffer.concat([head, Buffer.from([bytes[at]! ^ mask]), tail])
  }
})
