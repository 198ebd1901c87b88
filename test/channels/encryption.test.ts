import { createHash, createHmac } from 'node:crypto'
import Pusher from 'pusher'
import { describe, expect, it } from 'vitest'
import { DecryptionError, EventTooLargeError } from '../../src/errors.ts'
import { lru } from '../../src/core/lru.ts'
import type { KeyDerivation } from '../../src/protocol/index.ts'
import { generateEncryptionMasterKey } from '../../src/services/sockudo/index.ts'
import { bodiesOf, credentials, testClient } from '../support/client.ts'
import { loopback, textOf } from '../support/loopback.ts'
import { refusalOf, refusedBy, rejectionOf } from '../support/outcome.ts'
import { secretbox } from '../property/tweetnacl.ts'

const key = Buffer.alloc(32, 0xfb)
const encryptionMasterKey = key.toString('base64')
const channel = 'private-encrypted-a'
const { client } = testClient({ encryptionMasterKey })

interface Envelope {
  readonly nonce: string
  readonly ciphertext: string
}

/** What trigger() sends for an event. */
async function sealed(data: unknown, options: Parameters<typeof testClient>[0] = {}): Promise<Envelope> {
  const { client: sender, fetch } = testClient({ encryptionMasterKey, ...options })
  await sender.trigger(channel, 'event', data)
  return JSON.parse(bodiesOf(fetch)[0]!['data'])
}

const bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'base64'))
const secretOf = (name: string): Uint8Array =>
  new Uint8Array(createHash('sha256').update(name).update(key).digest())

describe('a master key', () => {
  it.each([
    ['text of 31 bytes', Buffer.alloc(31).toString('base64')],
    ['text of 33 bytes', Buffer.alloc(33).toString('base64')],
    ['empty text', ''],
    ['32 characters of plain text', 'a'.repeat(32)],
    ['hex', key.toString('hex')],
    ['text without its padding', encryptionMasterKey.replace('=', '')],
    ['text with too much padding', `${encryptionMasterKey}=`],
    ['text with a line end', `${encryptionMasterKey}\n`],
    ['text with a blank before it', ` ${encryptionMasterKey}`],
    ['text with a line end in it', `${encryptionMasterKey.slice(0, 20)}\n${encryptionMasterKey.slice(20)}`],
    ['text for URLs', key.toString('base64url')],
    ['text for URLs, padded', `${key.toString('base64url')}=`],
    ['text whose last bits are not zero', `${encryptionMasterKey.slice(0, -2)}${'t'}=`],
    ['text with a foreign character', `!${encryptionMasterKey.slice(1)}`],
    ['31 bytes', new Uint8Array(31)],
    ['33 bytes', new Uint8Array(33)],
    ['no bytes', new Uint8Array()],
    ['an ArrayBuffer', new ArrayBuffer(32)],
    ['words', new Uint16Array(32)],
    ['a list', Array(32).fill(0)],
    ['null', null],
    ['a number', 32],
  ])('that is %s is refused, and the error does not repeat it', (_, value) => {
    const error = refusedBy(() => testClient({ encryptionMasterKey: value as never }))
    expect(error.argument).toBe('options.encryptionMasterKey')
    if (typeof value === 'string' && value.length > 8) expect(error.message).not.toContain(value.slice(0, 8))
  })

  it('has its last bits checked: the refused text would decode to the same bytes', () => {
    const sloppy = `${encryptionMasterKey.slice(0, -2)}t=`
    expect(sloppy).not.toBe(encryptionMasterKey)
    expect(Buffer.from(sloppy, 'base64')).toEqual(key)
  })

  it.each([
    ['a Uint8Array', new Uint8Array(key)],
    ['a Buffer', key],
    [
      'a view into a larger buffer',
      new Uint8Array(Buffer.concat([Buffer.alloc(5), key, Buffer.alloc(5)]).buffer.slice(0)).slice(0),
    ],
  ])('may be %s', (_, value) => {
    const view = value.length === 32 ? value : Buffer.concat([Buffer.alloc(5), key]).subarray(5)
    const { client: other } = testClient({ encryptionMasterKey: view })
    expect(other.authorizeChannel('1.2', channel)).toEqual(client.authorizeChannel('1.2', channel))
  })

  it('is copied, so that one that is wiped after the client was made is not a key of zeros', () => {
    const own = new Uint8Array(key)
    const { client: other } = testClient({ encryptionMasterKey: own })
    own.fill(0)
    expect(other.authorizeChannel('1.2', channel)).toEqual(client.authorizeChannel('1.2', channel))
  })

  it('is generated at random: 32 bytes as base64, which is taken', () => {
    const keys = Array.from({ length: 50 }, generateEncryptionMasterKey)
    expect(new Set(keys).size).toBe(50)
    for (const one of keys) expect(bytes(one)).toHaveLength(32)
    expect(() => testClient({ encryptionMasterKey: keys[0] })).not.toThrow()
  })
})

describe('without a master key', () => {
  it.each([
    ['trigger', (other) => other.trigger(channel, 'event', {})],
    ['triggerBatch', (other) => other.triggerBatch([{ channel, name: 'event', data: {} }])],
    ['authorizeChannel', (other) => other.authorizeChannel('1.2', channel)],
    ['openEvent', (other) => other.openEvent(channel, {})],
  ] satisfies [string, Parameters<typeof refusalOf>[0]][])('%s names the option', async (_, call) => {
    const error = await refusalOf(call)
    expect(error.argument).toBe('options.encryptionMasterKey')
    expect(error.message).toContain(channel)
  })

  it('a channel that is not encrypted works all the same', () => {
    expect(() => testClient().client.authorizeChannel('1.2', 'private-a')).not.toThrow()
  })
})

describe('several channels with an encrypted one among them', () => {
  it.each([
    [[channel, 'orders']],
    [['orders', channel]],
    [[channel, 'private-encrypted-b']],
    [[channel, channel]],
    [[...Array(150).fill('orders'), channel]],
  ])('are refused: %#', async (channels) => {
    const error = await refusalOf((other) => other.trigger(channels, 'event', {}), { encryptionMasterKey })
    expect(error.argument).toBe('channels')
  })

  it('are fine in a batch, each sealed with its own secret', async () => {
    const { client: sender, fetch } = testClient({ encryptionMasterKey })
    const names = [channel, 'orders', 'private-encrypted-b']
    await sender.triggerBatch(names.map((name) => ({ channel: name, name: 'event', data: { to: name } })))
    const [first, plain, second] = bodiesOf(fetch)[0]!['batch']
    expect(plain.data).toBe('{"to":"orders"}')
    expect(client.openEvent(channel, first.data)).toEqual({ to: channel })
    expect(client.openEvent('private-encrypted-b', second.data)).toEqual({ to: 'private-encrypted-b' })
    expect(() => client.openEvent(channel, second.data)).toThrow(DecryptionError)
  })

  it('are one when the list has one', async () => {
    const { client: sender, fetch } = testClient({ encryptionMasterKey })
    await sender.trigger([channel], 'event', 1)
    expect(client.openEvent(channel, bodiesOf(fetch)[0]!['data'])).toBe(1)
  })
})

describe('a sealed event', () => {
  it.each([
    ['an object', { id: 1, text: 'ü 🎉' }],
    ['text', 'Hello!'],
    ['text that looks like JSON', '{"a":1}'],
    ['text that is a number', '12'],
    ['empty text', ''],
    ['null', null],
    ['false', false],
    ['a list', [1, [2]]],
  ])('of %s comes back as it was', async (_, data) => {
    const envelope = await sealed(data)
    expect(client.openEvent(channel, envelope)).toEqual(data)
    expect(client.openEvent(channel, JSON.stringify(envelope))).toEqual(data)
  })

  it('holds JSON inside, also of text, and nothing of it outside', async () => {
    const { nonce, ciphertext, ...rest } = await sealed('marker')
    expect(rest).toEqual({})
    const opened = secretbox.open(bytes(ciphertext), bytes(nonce), secretOf(channel))
    expect(Buffer.from(opened!).toString()).toBe('"marker"')
  })

  it('opens with a bare text inside, as other libraries seal it', () => {
    const nonce = crypto.getRandomValues(new Uint8Array(24))
    const box = secretbox(new TextEncoder().encode('Hello!'), nonce, secretOf(channel))
    const envelope = {
      nonce: Buffer.from(nonce).toString('base64'),
      ciphertext: Buffer.from(box).toString('base64'),
    }
    expect(client.openEvent(channel, envelope)).toBe('Hello!')
  })

  it('has a new nonce each time', async () => {
    const { client: sender, fetch } = testClient({ encryptionMasterKey })
    for (let count = 0; count < 20; count++) await sender.trigger(channel, 'event', 'same')
    await sender.triggerBatch(Array.from({ length: 10 }, () => ({ channel, name: 'event', data: 'same' })))
    const texts = bodiesOf(fetch).flatMap((body) => body['batch'] ?? [body])
    const envelopes = texts.map(({ data }) => JSON.parse(data) as Envelope)
    expect(new Set(envelopes.map(({ nonce }) => nonce)).size).toBe(30)
    expect(new Set(envelopes.map(({ ciphertext }) => ciphertext)).size).toBe(30)
  })

  it('is refused when it has no value that JSON can carry', async () => {
    for (const data of [undefined, Number.NaN, () => 1, 'cut \ud83d']) {
      const error = await refusalOf((other) => other.trigger(channel, 'event', data), { encryptionMasterKey })
      expect(error.argument).toBe('data')
    }
  })

  it('is measured as it travels: sealed', async () => {
    const { ciphertext } = await sealed('x'.repeat(72))
    // 74 bytes of JSON and 16 of the authenticator, in base64; with it the envelope.
    expect(ciphertext).toHaveLength(120)
    const size = `{"nonce":"","ciphertext":""}`.length + 32 + 120
    await expect(sealed('x'.repeat(72), { limits: { dataBytes: size } })).resolves.toBeDefined()
    const error = await rejectionOf(sealed('x'.repeat(75), { limits: { dataBytes: size } }))
    expect(error).toBeInstanceOf(EventTooLargeError)
    expect(error).toMatchObject({ limit: size, size: size + 4 })
  })
})

describe('an event that does not open', () => {
  const nonce = Buffer.alloc(24, 1)
  const box = Buffer.from(secretbox(Buffer.from('{"a":"marker"}'), nonce, secretOf(channel)))
  const good = { nonce: nonce.toString('base64'), ciphertext: box.toString('base64') }
  const flipped = (buffer: Buffer, bit: number): string => {
    const copy = Buffer.from(buffer)
    copy[bit >> 3]! ^= 1 << (bit & 7)
    return copy.toString('base64')
  }
  const notSealed = 'it is not an encrypted event'
  const notAuthentic = 'it was changed, cut or sealed with another key'

  it.each([
    ['cut at the end', { ...good, ciphertext: box.subarray(0, -1).toString('base64') }, notAuthentic],
    ['cut at the start', { ...good, ciphertext: box.subarray(1).toString('base64') }, notAuthentic],
    [
      'shorter than its authenticator',
      { ...good, ciphertext: box.subarray(0, 15).toString('base64') },
      notAuthentic,
    ],
    ['its authenticator only', { ...good, ciphertext: box.subarray(0, 16).toString('base64') }, notAuthentic],
    ['empty', { ...good, ciphertext: '' }, notAuthentic],
    [
      'longer by a byte',
      { ...good, ciphertext: Buffer.concat([box, Buffer.alloc(1)]).toString('base64') },
      notAuthentic,
    ],
    ['with another nonce', { ...good, nonce: Buffer.alloc(24, 2).toString('base64') }, notAuthentic],
    ['with a nonce that is too short', { ...good, nonce: nonce.subarray(1).toString('base64') }, notSealed],
    ['with a nonce that is too long', { ...good, nonce: Buffer.alloc(27, 1).toString('base64') }, notSealed],
    ['without a nonce', { ciphertext: good.ciphertext }, notSealed],
    ['without a ciphertext', { nonce: good.nonce }, notSealed],
    ['with a nonce that is no base64', { ...good, nonce: `!${good.nonce.slice(1)}` }, notSealed],
    [
      'with a ciphertext that is no base64',
      { ...good, ciphertext: `!${good.ciphertext.slice(1)}` },
      notSealed,
    ],
    ['with a ciphertext with a line end', { ...good, ciphertext: `${good.ciphertext}\n` }, notSealed],
    ['with a number as nonce', { ...good, nonce: 7 }, notSealed],
    ['with null as ciphertext', { ...good, ciphertext: null }, notSealed],
    ['with bytes as ciphertext', { ...good, ciphertext: box }, notSealed],
    ['text that is not JSON', '{"nonce":"', notSealed],
    ['empty text', '', notSealed],
    ['the JSON of a text', '"text"', notSealed],
    ['the JSON of null', 'null', notSealed],
    ['a list', [good.nonce, good.ciphertext], notSealed],
    ['null', null, notSealed],
    ['missing', undefined, notSealed],
    ['a number', 7, notSealed],
    ['sealed twice', JSON.stringify(JSON.stringify(good)), notSealed],
  ])('because it is %s, says so without its content', (_, data, reason) => {
    const error = thrown(() => client.openEvent(channel, data))
    expect(error).toBeInstanceOf(DecryptionError)
    expect(error).toMatchObject({ channel, code: 'decryption_failed' })
    expect(error.message).toBe(`the data of an event on ${channel} cannot be opened: ${reason}`)
    expect(error.cause).toBeUndefined()
  })

  it('because any bit of it was changed, never opens', () => {
    for (let bit = 0; bit < box.length * 8; bit++) {
      const data = { ...good, ciphertext: flipped(box, bit) }
      expect(thrown(() => client.openEvent(channel, data))).toBeInstanceOf(DecryptionError)
    }
    for (let bit = 0; bit < nonce.length * 8; bit++) {
      const data = { ...good, nonce: flipped(nonce, bit) }
      expect(thrown(() => client.openEvent(channel, data))).toBeInstanceOf(DecryptionError)
    }
  })

  it('because it was sealed for another channel, or with another key, is refused', () => {
    const other = testClient({ encryptionMasterKey: generateEncryptionMasterKey() }).client
    for (const open of [
      () => client.openEvent('private-encrypted-b', good),
      () => other.openEvent(channel, good),
    ])
      expect(thrown(open)).toBeInstanceOf(DecryptionError)
    expect(client.openEvent(channel, good)).toEqual({ a: 'marker' })
  })

  it('because its channel is not encrypted, is an error of the caller', () => {
    for (const name of ['private-a', 'encrypted-a', '', undefined]) {
      expect(refusedBy(() => client.openEvent(name as string, good)).argument).toBe('channel')
    }
  })

  function thrown(action: () => unknown): Error {
    try {
      return action() as never
    } catch (error) {
      return error as Error
    }
  }
})

describe('shared secrets', () => {
  const name = Buffer.from('private-encrypted-ü')
  const byHand: Readonly<Record<KeyDerivation, Buffer>> = {
    standard: createHash('sha256').update(channel).update(key).digest(),
    dotnet: createHmac('sha256', key).update(channel).digest(),
    swift: createHash('sha256').update(channel).update(encryptionMasterKey).digest(),
  }

  it.each(Object.entries(byHand))(
    'of %s are made as by hand, and what is sealed opens with them',
    async (kind, secret) => {
      const options = { encryptionKeyDerivation: kind as KeyDerivation }
      const { client: other } = testClient({ encryptionMasterKey, ...options })
      expect(other.authorizeChannel('1.2', channel).shared_secret).toBe(secret.toString('base64'))
      const { nonce, ciphertext } = await sealed({ kind }, options)
      const opened = secretbox.open(bytes(ciphertext), bytes(nonce), new Uint8Array(secret))
      expect(JSON.parse(Buffer.from(opened!).toString())).toEqual({ kind })
    },
  )

  it('differ by derivation', () => {
    expect(new Set(Object.values(byHand).map(String)).size).toBe(3)
    expect(name.length).toBe(20)
  })

  it.each(['node', '', 'Standard', 'toString', '__proto__', null, 1])(
    'of an unknown derivation %j are refused',
    (kind) => {
      const options = { encryptionMasterKey, encryptionKeyDerivation: kind as KeyDerivation }
      expect(refusedBy(() => testClient(options)).argument).toBe('options.encryptionKeyDerivation')
    },
  )

  it('are made once per channel, and as many are kept as fit', () => {
    const made: string[] = []
    const cache = lru(3, (of) => (made.push(of), of.toUpperCase()))
    for (const of of ['a', 'b', 'c', 'a', 'b', 'c']) expect(cache.get(of)).toBe(of.toUpperCase())
    expect(made).toEqual(['a', 'b', 'c'])
    cache.get('a')
    // b is the one that was not used for the longest time.
    for (const of of ['d', 'a', 'c', 'd']) cache.get(of)
    expect(made).toEqual(['a', 'b', 'c', 'd'])
    cache.get('b')
    expect(made).toEqual(['a', 'b', 'c', 'd', 'b'])
  })

  it('are right beyond the size of the cache', () => {
    for (let round = 0; round < 2; round++) {
      for (let index = 0; index < 1100; index += 99) {
        const of = `${channel}-${index}`
        expect(client.authorizeChannel('1.2', of).shared_secret).toBe(
          Buffer.from(secretOf(of)).toString('base64'),
        )
      }
    }
  })

  it('that fail to be made are not kept', () => {
    let fail = true
    const cache = lru(3, () => {
      if (fail) throw new Error('no')
      return 1
    })
    expect(() => cache.get('a')).toThrow('no')
    fail = false
    expect(cache.get('a')).toBe(1)
  })
})

describe('the pusher package', () => {
  it('sends encrypted events that openEvent opens', async () => {
    const bodies: { readonly data: string }[] = []
    const server = await loopback(async (request, response) => {
      bodies.push(JSON.parse(await textOf(request)))
      response.setHeader('content-type', 'application/json').end('{}')
    })
    const { host, port } = server
    const pusher = new Pusher({
      ...credentials,
      host,
      port: `${port}`,
      useTLS: false,
      encryptionMasterKeyBase64: encryptionMasterKey,
    })
    const payloads = [{ id: 1, text: 'ü' }, 'Hello!', [1, 2], null]
    for (const data of payloads) await pusher.trigger(channel, 'event', data)
    await pusher.triggerBatch([{ channel, name: 'event', data: { batch: true } }])
    const batch = bodies.pop() as unknown as { readonly batch: readonly { readonly data: string }[] }
    expect(bodies.map(({ data }) => client.openEvent(channel, data))).toEqual(payloads)
    expect(client.openEvent(channel, batch.batch[0]!.data)).toEqual({ batch: true })
  })
})
