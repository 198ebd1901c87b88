import vm from 'node:vm'
import { describe, expect, it } from 'vitest'
import type { WebhookReason } from '../../src/errors.ts'
import { longestWebhook } from '../../src/protocol/webhooks/verify.ts'
import { createWebhookReceiver } from '../../src/webhooks.ts'
import { refusedBy } from '../support/outcome.ts'
import { bodyOf, event, headersFor, now, own, reasonOf, receiverOf, signature } from './support.ts'

const receiver = receiverOf()
const body = bodyOf()
const good = headersFor(body)
const verify = (headers: unknown, text: unknown = body, maxAge?: number) =>
  receiver.verifyWebhook({ headers, body: text, maxAge } as never)
const refusal = (
  headers: unknown,
  text: string | Uint8Array = body,
  maxAge?: number,
): Promise<WebhookReason> => reasonOf(() => verify(headers, text, maxAge), text)

/** The refusal of a body that is signed as it is. */
const refusalOfBody = (text: string | Uint8Array, maxAge?: number): Promise<WebhookReason> =>
  refusal(headersFor(text), text, maxAge)

describe('headers', () => {
  const { 'x-pusher-key': key, 'x-pusher-signature': sign } = good
  const [lower, upper] = ['x-pusher-key', 'X-PUSHER-KEY']
  const joined = (name: string, value: string): Headers => {
    const headers = new Headers(good)
    headers.append(name, value)
    return headers
  }

  it.each([
    ['no headers', {}, 'missing_key'],
    ['an empty Headers', new Headers(), 'missing_key'],
    ['only the signature', { 'x-pusher-signature': sign }, 'missing_key'],
    ['an empty key', { ...good, 'x-pusher-key': '' }, 'missing_key'],
    ['an undefined key', { ...good, 'x-pusher-key': undefined }, 'missing_key'],
    ['a key in an empty list', { ...good, 'x-pusher-key': [] }, 'missing_key'],
    ['only the key', { 'x-pusher-key': key }, 'missing_signature'],
    ['an empty signature', { ...good, 'x-pusher-signature': '' }, 'missing_signature'],
    ['a Headers with the key only', new Headers({ 'x-pusher-key': key }), 'missing_signature'],
    ['a list of two keys', { ...good, 'x-pusher-key': [key, key] }, 'repeated_header'],
    ['a list of two signatures', { ...good, 'x-pusher-signature': [sign, sign] }, 'repeated_header'],
    ['two spellings of the key', { ...good, [upper]: key }, 'repeated_header'],
    ['two spellings, of which one is wrong', { [upper]: 'other', ...good }, 'repeated_header'],
    ['two spellings of the signature', { ...good, 'X-Pusher-Signature': sign }, 'repeated_header'],
    ['keys that Node joined', { ...good, 'x-pusher-key': `${key}, ${key}` }, 'repeated_header'],
    ['a Headers with two keys', joined(lower, key), 'repeated_header'],
    ['a Headers with two signatures', joined('x-pusher-signature', sign), 'repeated_header'],
    [
      'a Headers with a right and a wrong signature',
      joined('x-pusher-signature', '0'.repeat(64)),
      'repeated_header',
    ],
    ['a number as key', { ...good, 'x-pusher-key': 7 }, 'missing_key'],
    [
      'an object as signature',
      { ...good, 'x-pusher-signature': { toString: () => sign } },
      'missing_signature',
    ],
    ['a list with null', { ...good, 'x-pusher-key': [null] }, 'missing_key'],
  ] satisfies [string, unknown, WebhookReason][])('that are %s are refused', async (_, headers, reason) => {
    expect(await refusal(headers)).toBe(reason)
  })

  it.each([
    ['in lower case', good],
    ['as servers write them', { 'X-Pusher-Key': key, 'X-Pusher-Signature': sign }],
    ['in upper case', { 'X-PUSHER-KEY': key, 'X-PUSHER-SIGNATURE': sign }],
    ['in lists of one', { 'x-pusher-key': [key], 'x-pusher-signature': [sign] }],
    ['in a Headers', new Headers(good)],
    ['in the Headers of a Request', new Request('http://h/', { headers: good }).headers],
    ['in an object without a prototype', Object.assign(Object.create(null), good)],
    ['with one that is called get', { ...good, get: 'x' }],
    [
      'in a class of another realm',
      vm.runInNewContext(
        `new (class Headers { get(name) { return (${JSON.stringify(good)})[name] ?? null } })`,
      ),
    ],
    ['in an object of another realm', vm.runInNewContext(`(${JSON.stringify(good)})`)],
    ['among others', { host: 'h', 'x-pusher-keys': 'no', 'content-type': 'text/plain', ...good }],
  ])('are found %s', (_, headers) => {
    expect(verify(headers).events).toEqual([event])
  })

  it.each([undefined, null, 'x-pusher-key: k', 7])('that are %j are an error of the caller', (headers) => {
    expect(refusedBy(() => verify(headers)).argument).toBe('headers')
  })
})

describe('keys and signatures', () => {
  const sign = good['x-pusher-signature']

  it.each([
    ['unknown', 'another'],
    ['in another case', own.key.toUpperCase()],
    ['padded', ` ${own.key}`],
    ['a name that every object has', 'constructor'],
    ['a name that every object has, too', '__proto__'],
  ])('a key that is %s is refused', async (_, key) => {
    expect(await refusal({ ...good, 'x-pusher-key': key })).toBe('unknown_key')
  })

  it.each([
    ['of another body', signature(`${body} `)],
    ['with another secret', signature(body, 'another')],
    ['of the MD5 kind', signature(body).slice(0, 32)],
    ['short', '000'],
    ['one character short', sign.slice(0, -1)],
    ['one character long', `${sign}0`],
    ['twice', sign + sign],
    ['not hex', 'g'.repeat(64)],
    ['in upper case', sign.toUpperCase()],
    ['with a blank', `${sign.slice(0, -1)} `],
    ['with a prefix', `sha256=${sign}`],
    ['in base64', Buffer.from(sign, 'hex').toString('base64')],
    ['not ASCII', 'ü'.repeat(32)],
    ['not ASCII, and of as many units', 'é'.repeat(64)],
    ['half a character', '\ud83d'.repeat(64)],
    ['the key', own.key],
    ['only zeros', '0'.repeat(64)],
  ])('a signature that is %s is refused', async (_, value) => {
    expect(await refusal({ ...good, 'x-pusher-signature': value })).toBe('invalid_signature')
  })

  it.each([
    ['a blank at the end', `${body} `],
    ['a line end', `${body}\n`],
    ['parsed and written again, in another order', JSON.stringify({ events: [event], time_ms: now })],
    ['parsed and written again, with blanks', JSON.stringify(JSON.parse(body), null, 2)],
    ['with a BOM', `\ufeff${body}`],
    ['empty', ''],
    ['cut', body.slice(0, -1)],
    ['another number', body.replace('1700000000000', '1700000000001')],
  ])('a body that is %s does not fit', async (_, changed) => {
    expect(await refusal(good, changed)).toBe('invalid_signature')
    expect(await refusal(good, Buffer.from(changed))).toBe('invalid_signature')
  })

  it('are judged before the body is read: one that is not JSON and not signed is not called so', async () => {
    expect(await refusal(good, 'not json')).toBe('invalid_signature')
    expect(await refusal(good, Buffer.from([0xff]))).toBe('invalid_signature')
  })
})

describe('a rotation', () => {
  const old = { key: 'old', secret: 'old-secret' }
  const rotated = { key: own.key, secret: 'next-secret' }
  const both = receiverOf({ keys: [own, old, rotated] })

  it.each([own, old, rotated])('takes what $key signs with $secret', (keys) => {
    expect(both.verifyWebhook({ headers: headersFor(body, keys), body }).events).toEqual([event])
  })

  it.each([
    ['key of one with the secret of another', { key: old.key, secret: own.secret }],
    ['and the other way round', { key: own.key, secret: old.secret }],
    ['a secret that nobody has', { key: own.key, secret: 'none' }],
  ])('does not take the %s', async (_, keys) => {
    const verifyBoth = () => both.verifyWebhook({ headers: headersFor(body, keys), body })
    expect(await reasonOf(verifyBoth)).toBe('invalid_signature')
  })
})

describe('a body', () => {
  it('may be text, bytes, a Buffer, or a view into a larger buffer', () => {
    const padded = Buffer.concat([Buffer.from('xx'), Buffer.from(body), Buffer.from('yy')])
    const view = new Uint8Array(padded.buffer, padded.byteOffset + 2, padded.length - 4)
    for (const form of [body, new TextEncoder().encode(body), Buffer.from(body), view])
      expect(verify(good, form)).toEqual({ timeMs: now, events: [event], unopened: [] })
  })

  it('may be bytes of another realm, as in a test environment', () => {
    const foreign = vm.runInNewContext(`Uint8Array.from(${JSON.stringify([...Buffer.from(body)])})`)
    expect(foreign).not.toBeInstanceOf(Uint8Array)
    expect(verify(good, foreign).events).toEqual([event])
  })

  it.each([
    ['parsed', JSON.parse(body)],
    ['missing', undefined],
    ['null', null],
    ['a list', [body]],
    ['an ArrayBuffer', new ArrayBuffer(8)],
    ['words', new Uint16Array(8)],
    ['a stream', new ReadableStream()],
  ])('that is %s is an error of the caller, who learns of body parsers', (_, value) => {
    const error = refusedBy(() => receiver.verifyWebhook({ headers: good, body: value }))
    expect(error.argument).toBe('body')
    expect(error.message).toContain('body parser')
  })

  it.each([
    ['empty', '', 'not_json'],
    ['text', 'not json', 'not_json'],
    ['cut', body.slice(0, -1), 'not_json'],
    ['two values', `${body}${body}`, 'not_json'],
    ['JSON behind a BOM', `\ufeff${body}`, 'not_json'],
    ['JSON behind a BOM in bytes', Buffer.from(`\ufeff${body}`), 'not_json'],
    ['UTF-16', Buffer.from(body, 'utf16le'), 'not_json'],
    ['not UTF-8', Buffer.from([0x22, 0xff, 0x22]), 'not_utf8'],
    ['Latin-1', Buffer.from('{"time_ms":1,"events":[{"name":"ü"}]}', 'latin1'), 'not_utf8'],
    ['UTF-8 that is cut', Buffer.from('"ü').subarray(0, 2), 'not_utf8'],
    ['an encoded half pair', Buffer.from([0x22, 0xed, 0xa0, 0x80, 0x22]), 'not_utf8'],
    ['null', 'null', 'not_a_webhook'],
    ['a number', '7', 'not_a_webhook'],
    ['a text', '"text"', 'not_a_webhook'],
    ['a list', `[${body}]`, 'not_a_webhook'],
    ['an empty object', '{}', 'not_a_webhook'],
    ['without a time', '{"events":[]}', 'not_a_webhook'],
    ['with a time in text', `{"time_ms":"${now}","events":[]}`, 'not_a_webhook'],
    ['with null as time', '{"time_ms":null,"events":[]}', 'not_a_webhook'],
    ['without events', `{"time_ms":${now}}`, 'not_a_webhook'],
    ['with events in an object', `{"time_ms":${now},"events":{}}`, 'not_a_webhook'],
    ['with an event that is null', bodyOf([null]), 'not_a_webhook'],
    ['with an event that is text', bodyOf(['channel_occupied']), 'not_a_webhook'],
    ['with an event that is a list', bodyOf([[]]), 'not_a_webhook'],
    ['with an event without a name', bodyOf([event, { channel: 'a' }]), 'not_a_webhook'],
    ['with an event with a number as name', bodyOf([{ name: 7 }]), 'not_a_webhook'],
    ['without a prototype of its own', '{"__proto__":{"time_ms":1,"events":[]}}', 'not_a_webhook'],
    ['a deep nest', `${'['.repeat(1000)}${']'.repeat(1000)}`, 'not_a_webhook'],
  ] satisfies [string, string | Uint8Array, WebhookReason][])(
    'that is signed and is %s is refused, and not repeated',
    async (_, text, reason) => {
      expect(await refusalOfBody(text, Infinity)).toBe(reason)
    },
  )

  it('with events of a later server passes through, with their fields', () => {
    const events = [
      { name: 'coffee_ready', cups: 2, channel: { of: 'a kind' } },
      { ...event, since: 7 },
      JSON.parse('{"name":"client_event","__proto__":{"polluted":true}}'),
    ]
    const text = bodyOf(events)
    expect(verify(headersFor(text), text).events).toEqual(events)
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
  })

  it('without an event is a webhook', () => {
    const text = bodyOf([])
    expect(verify(headersFor(text), text)).toEqual({ timeMs: now, events: [], unopened: [] })
  })

  it('over the limit is refused before it is hashed, in bytes and not in characters', async () => {
    const giant = Buffer.alloc(longestWebhook + 1, 'x')
    expect(await reasonOf(() => verify(good, giant))).toBe('too_large')
    expect(await reasonOf(() => verify(good, 'ü'.repeat(longestWebhook / 2 + 1)))).toBe('too_large')
    expect(await reasonOf(() => verify(good, giant.subarray(1)))).toBe('invalid_signature')
    expect(await reasonOf(() => verify(good, 'ü'.repeat(longestWebhook / 2)))).toBe('invalid_signature')
  })
})

describe('freshness', () => {
  const at = (timeMs: number): string => bodyOf([event], timeMs)
  const timeOf = (timeMs: number, maxAge?: number) =>
    verify(headersFor(at(timeMs)), at(timeMs), maxAge).timeMs

  it('is five minutes, in both directions', async () => {
    for (const timeMs of [now - 300_000, now, now + 300_000]) expect(timeOf(timeMs)).toBe(timeMs)
    for (const timeMs of [now - 300_001, now + 300_001, 0, -1, now * 1000, now / 1000])
      expect(await refusalOfBody(at(timeMs))).toBe('stale')
  })

  it('can be set, and be turned off', async () => {
    expect(await refusalOfBody(at(now - 11), 10)).toBe('stale')
    expect(timeOf(now - 10, 10)).toBe(now - 10)
    expect(timeOf(0, Infinity)).toBe(0)
  })

  it('is judged after the signature', async () => {
    expect(await refusal({ ...good, 'x-pusher-signature': '0' }, at(0))).toBe('invalid_signature')
  })

  it.each([0, -1, Number.NaN, '300000', null, true])('of %j is an error of the caller', (maxAge) => {
    expect(refusedBy(() => verify(good, body, maxAge as number)).argument).toBe('maxAge')
  })

  it('is refused where the time is too large to be one', async () => {
    const text = `{"time_ms":1e999,"events":[]}`
    expect(await refusalOfBody(text, Infinity)).toBe('not_a_webhook')
  })
})

describe('the caller', () => {
  it.each([
    ['nothing', undefined, 'webhook'],
    ['a Request', new Request('http://h/', { method: 'POST', headers: good, body }), 'body'],
    ['an option that does not exist', { headers: good, body, rawBody: body }, 'webhook.rawBody'],
  ])('who hands over %s is told', (_, webhook, argument) => {
    expect(refusedBy(() => receiver.verifyWebhook(webhook as never)).argument).toBe(argument)
  })

  it.each([
    ['missing', undefined, 'options.keys'],
    ['none', [], 'options.keys'],
    ['one without a list', own, 'options.keys'],
    ['null', [null], 'options.keys[0].key'],
    ['without a key', [own, { secret: 's' }], 'options.keys[1].key'],
    ['with an empty secret', [{ key: 'k', secret: '' }], 'options.keys[0].secret'],
    ['with a secret with a line end', [{ key: 'k', secret: 's\n' }], 'options.keys[0].secret'],
    ['with a secret of bytes', [{ key: 'k', secret: Buffer.from('s') }], 'options.keys[0].secret'],
  ])('whose keys are %s is told', (_, keys, argument) => {
    expect(refusedBy(() => receiverOf({ keys } as never)).argument).toBe(argument)
  })
})

describe('a clock that gives no number', () => {
  it('makes every webhook stale, not fresh', async () => {
    const lost = createWebhookReceiver({ keys: [own], clock: () => Number.NaN })
    await expect(reasonOf(() => lost.verifyWebhook({ headers: good, body }), body)).resolves.toBe('stale')
  })

  it('and what is no clock and no function to open events is refused when the receiver is made', () => {
    const make = (options: object) => () => createWebhookReceiver({ keys: [own], ...options })
    expect(refusedBy(make({ clock: 5 })).argument).toBe('options.clock')
    expect(refusedBy(make({ openEvent: 'x' })).argument).toBe('options.openEvent')
  })
})

describe('a function that opens events and throws', () => {
  it('puts the event into unopened and leaves the others alone', () => {
    const openEvent = (): never => {
      throw new SyntaxError('tofu')
    }
    const sealed = { name: 'client_event', channel: 'private-encrypted-a', event: 'client-e', data: 'x' }
    const text = JSON.stringify({ time_ms: now, events: [sealed, event] })
    const open = createWebhookReceiver({ keys: [own], clock: () => now, openEvent })
    const { events, unopened } = open.verifyWebhook({ headers: headersFor(text), body: text })
    expect(events).toHaveLength(2)
    expect(unopened).toMatchObject([{ index: 0, error: { name: 'DecryptionError' } }])
    expect(String(unopened[0]?.error)).not.toContain('tofu')
  })
})
