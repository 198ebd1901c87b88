import { describe, expect, it } from 'vitest'
import { DecryptionError, type WebhookReason } from '../../src/errors.ts'
import { longestWebhook } from '../../src/protocol/webhooks/verify.ts'
import { signedWebhook } from '../../src/testing/index.ts'
import type { WebhookHandlerOptions } from '../../src/webhooks.ts'
import { testClient } from '../support/client.ts'
import { loopback } from '../support/loopback.ts'
import { refusedBy, rejectionOf } from '../support/outcome.ts'
import { bodyOf, event, headersFor, now, own, reasonOf, receiverOf } from './support.ts'

type Named = { readonly name: string; readonly channel?: string; readonly data?: unknown }
type Options = WebhookHandlerOptions<Named>

const marker = 'marker-5b1c'
const url = 'http://backend.example/hook'

/** A request with this body, signed, unless headers say otherwise. */
function post(body: string | Uint8Array = bodyOf(), headers: HeadersInit = headersFor(body)): Request {
  return new Request(url, { method: 'POST', headers, body: body as BodyInit })
}

/** A request whose body comes in pieces, and which counts the pieces that were taken. */
function streamed(chunk: Uint8Array, headers: HeadersInit, chunks = Infinity) {
  let taken = 0
  const body = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        taken++
        if (taken > chunks) controller.close()
        else controller.enqueue(chunk)
      },
    },
    { highWaterMark: 0 },
  )
  const request = new Request(url, { method: 'POST', headers, body, duplex: 'half' } as RequestInit)
  return { request, taken: () => taken }
}

const handlerOf = (options: Partial<Options> = {}) =>
  (
    receiverOf() as unknown as { webhookHandler(of: Options): (request: Request) => Promise<Response> }
  ).webhookHandler({
    on: {},
    ...options,
  })

describe('webhook(request)', () => {
  const receiver = receiverOf()

  it('verifies and reads what signedWebhook makes', async () => {
    const { timeMs, events, unopened } = await receiver.webhook(signedWebhook(event, { ...own, timeMs: now }))
    expect({ timeMs, events, unopened }).toEqual({ timeMs: now, events: [event], unopened: [] })
  })

  it('reads a body that comes in pieces of a byte', async () => {
    const bytes = new TextEncoder().encode(bodyOf([{ name: 'ü🎉' }]))
    let at = 0
    const body = new ReadableStream<Uint8Array>({
      pull: (controller) =>
        at < bytes.length ? controller.enqueue(bytes.subarray(at, ++at)) : controller.close(),
    })
    const request = new Request(url, {
      method: 'POST',
      headers: headersFor(bytes),
      body,
      duplex: 'half',
    } as RequestInit)
    expect((await receiver.webhook(request)).events).toEqual([{ name: 'ü🎉' }])
  })

  it('does not read a body without its headers', async () => {
    const { request, taken } = streamed(new Uint8Array(10), {})
    expect(await reasonOf(() => receiver.webhook(request))).toBe('missing_key')
    expect(taken()).toBe(0)
  })

  it.each(['0', '5', `${longestWebhook + 1}`])(
    'stops reading at the limit, with %s as length',
    async (length) => {
      const chunk = new Uint8Array(1024 * 1024)
      const { request, taken } = streamed(chunk, { ...headersFor(''), 'content-length': length })
      expect(await reasonOf(() => receiver.webhook(request))).toBe('too_large')
      expect(taken()).toBe(17)
    },
  )

  it('says that a body was read already, instead of calling it forged', async () => {
    const read = post()
    await read.text()
    expect(await rejectionOf(receiver.webhook(read))).toMatchObject({
      argument: 'request',
      code: 'invalid_argument',
    })
    const locked = post()
    locked.body!.getReader()
    expect(await rejectionOf(receiver.webhook(locked))).toMatchObject({ argument: 'request' })
  })

  it.each([
    ['nothing', undefined],
    ['null', null],
    ['a webhook as verifyWebhook takes it', { headers: headersFor(bodyOf()), body: bodyOf() }],
  ])('says what it takes when it gets %s', async (_, request) => {
    const error = await rejectionOf(receiver.webhook(request as never))
    expect(error).toMatchObject({ argument: 'request', code: 'invalid_argument' })
  })

  it('says so to who hands over the request of node:http, instead of calling it forged', async () => {
    const { origin } = await loopback((incoming, outgoing) => {
      receiver.webhook(incoming as never).catch((error) => outgoing.end(error.message))
    })
    const response = await fetch(origin, { method: 'POST', headers: headersFor(bodyOf()), body: bodyOf() })
    expect(await response.text()).toBe(
      'request must be a Request of the Fetch API, received an object (IncomingMessage)',
    )
  })

  it('refuses an option that does not exist', async () => {
    const error = await rejectionOf(receiver.webhook(post(), { maxage: 5 } as never))
    expect(error).toMatchObject({ argument: 'options.maxage' })
  })

  it('rejects with what breaks the body off', async () => {
    const body = new ReadableStream({ pull: (controller) => controller.error(new Error('connection lost')) })
    const request = new Request(url, {
      method: 'POST',
      headers: headersFor(''),
      body,
      duplex: 'half',
    } as RequestInit)
    expect(await rejectionOf(receiver.webhook(request))).toMatchObject({ message: 'connection lost' })
  })

  it('takes a maxAge', async () => {
    const old = () => signedWebhook(event, { ...own, timeMs: 1 })
    expect(await reasonOf(() => receiver.webhook(old()))).toBe('stale')
    expect((await receiver.webhook(old(), { maxAge: Infinity })).timeMs).toBe(1)
  })
})

describe('webhookHandler', () => {
  it('calls the listener of each event, in order, one after the other, and then answers 200', async () => {
    const seen: string[] = []
    const slow = async ({ name, channel }: Named): Promise<void> => {
      seen.push(`begin ${name} ${channel}`)
      await new Promise((resolve) => setTimeout(resolve, 5))
      seen.push(`end ${name} ${channel}`)
    }
    const events = ['a', 'b'].map((channel) => ({ name: 'channel_occupied', channel }))
    const handler = handlerOf({ on: { channel_occupied: slow, '*': slow } as Options['on'] })
    const response = await handler(post(bodyOf([...events, { name: 'later', channel: 'c' }])))
    expect(seen).toEqual([
      'begin channel_occupied a',
      'end channel_occupied a',
      'begin channel_occupied b',
      'end channel_occupied b',
      'begin later c',
      'end later c',
    ])
    expect([response.status, await response.json()]).toEqual([200, {}])
  })

  it('calls nothing for events without a listener, also for those named like what objects inherit', async () => {
    const names = ['later', 'toString', 'constructor', '__proto__', 'hasOwnProperty']
    const handler = handlerOf()
    expect((await handler(post(bodyOf(names.map((name) => ({ name })))))).status).toBe(200)
  })

  it('gives those to the listener of all', async () => {
    const seen: string[] = []
    const handler = handlerOf({ on: { '*': ({ name }) => void seen.push(name) } as Options['on'] })
    await handler(post(bodyOf([{ name: 'toString' }, { name: '__proto__' }])))
    expect(seen).toEqual(['toString', '__proto__'])
  })

  it('rejects with what a listener throws, so that the server sends again, and calls no other', async () => {
    const seen: string[] = []
    const on = {
      channel_occupied: async () => {
        throw new Error('database away')
      },
      '*': ({ name }: Named) => void seen.push(name),
    }
    const handler = handlerOf({ on: on as Options['on'] })
    const request = post(bodyOf([{ name: 'first' }, event, { name: 'third' }]))
    expect(await rejectionOf(handler(request))).toMatchObject({ message: 'database away' })
    expect(seen).toEqual(['first'])
  })

  it.each(['GET', 'PUT', 'DELETE', 'OPTIONS', 'HEAD', 'PATCH'])(
    'answers 405 to %s, and says what is allowed',
    async (method) => {
      const response = await handlerOf()(new Request(url, { method, headers: headersFor('') }))
      expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST'])
      if (method !== 'HEAD') expect(await response.json()).toEqual({ error: 'method_not_allowed' })
    },
  )

  const forged = { ...headersFor(bodyOf()), 'x-pusher-signature': marker }
  const answers: readonly [string, () => Request, number, WebhookReason][] = [
    ['without headers', () => post(marker, {}), 401, 'missing_key'],
    ['without a signature', () => post(marker, { 'x-pusher-key': own.key }), 401, 'missing_signature'],
    ['with an unknown key', () => post(bodyOf(), { ...forged, 'x-pusher-key': marker }), 401, 'unknown_key'],
    ['with a forged signature', () => post(bodyOf([{ name: marker }]), forged), 401, 'invalid_signature'],
    [
      'with a key twice',
      () => post(bodyOf(), { ...forged, 'x-pusher-key': `${marker}, b` }),
      401,
      'repeated_header',
    ],
    ['that is old', () => post(bodyOf([{ name: marker }], 0)), 401, 'stale'],
    ['that is not JSON', () => post(marker), 400, 'not_json'],
    ['that is not a webhook', () => post(JSON.stringify({ marker })), 400, 'not_a_webhook'],
    ['that is not UTF-8', () => post(Buffer.from([0xff, ...Buffer.from(marker)])), 400, 'not_utf8'],
    ['that is a giant', () => streamed(new Uint8Array(4 << 20), forged).request, 413, 'too_large'],
  ]

  it.each(answers)(
    'answers a webhook %s with a word, and nothing of it',
    async (_, request, status, word) => {
      const called: unknown[] = []
      const on = { '*': (one: unknown) => void called.push(one) } as Options['on']
      const response = await handlerOf({ on })(request())
      const text = await response.text()
      expect([response.status, text]).toEqual([status, JSON.stringify({ error: word })])
      expect(response.headers.get('content-type')).toMatch(/^application\/json/)
      expect(text + JSON.stringify([...response.headers])).not.toContain(marker)
      expect(called).toEqual([])
    },
  )

  it('takes a maxAge', async () => {
    const old = bodyOf([event], 1)
    expect((await handlerOf({ maxAge: Infinity })(post(old))).status).toBe(200)
  })

  it.each([
    ['nothing', undefined, 'options'],
    ['an unknown option', { on: {}, listeners: {} }, 'options.listeners'],
    ['no listeners', {}, 'options.on'],
    ['a function for all', { on: () => {} }, 'options.on'],
    ['a listener that is none', { on: { channel_occupied: 'log' } }, 'options.on.channel_occupied'],
    ['null as listener', { on: { '*': null } }, 'options.on.*'],
    ['an onUnopened that is none', { on: {}, onUnopened: 'log' }, 'options.onUnopened'],
    ['a maxAge in text', { on: {}, maxAge: '5' }, 'options.maxAge'],
  ])('is not made with %s', (_, options, argument) => {
    expect(refusedBy(() => receiverOf().webhookHandler(options as never)).argument).toBe(argument)
  })
})

describe('an encrypted client event', () => {
  const encryptionMasterKey = Buffer.alloc(32, 5).toString('base64')
  const channel = 'private-encrypted-a'
  const clientEvent = { name: 'client_event', channel, event: 'client-a', socket_id: '1.2' } as const
  const { client, fetch } = testClient({ ...own, encryptionMasterKey })
  const seal = async (data: unknown): Promise<string> => {
    await client.trigger(channel, 'event', data)
    return JSON.parse(fetch.requests.at(-1)!.body).data
  }
  const timeMs = now
  const garbage = { nonce: 'x', ciphertext: 'y' }

  it('is opened, as text and as an object, and others are left alone', async () => {
    const sealed = await seal({ a: 1 })
    const plain = { ...clientEvent, channel: 'private-a', data: sealed }
    const cacheMiss = { name: 'cache_miss', channel, data: '{}' }
    const events = [
      { ...clientEvent, data: sealed },
      plain,
      { ...clientEvent, data: JSON.parse(sealed) },
      cacheMiss,
    ]
    const webhook = await client.webhook(signedWebhook(events, { ...own, timeMs }))
    expect(webhook).toEqual({
      timeMs,
      events: [{ ...clientEvent, data: { a: 1 } }, plain, { ...clientEvent, data: { a: 1 } }, cacheMiss],
      unopened: [],
    })
  })

  it.each([
    ['garbage', garbage],
    ['nothing', undefined],
    ['text', 'marker'],
    ['null', null],
  ])('with %s stays as it came, is named, and takes no other with it', async (_, data) => {
    const good = { ...clientEvent, data: await seal('fine') }
    const bad = data === undefined ? clientEvent : { ...clientEvent, data }
    const { events, unopened } = await client.webhook(signedWebhook([bad, good], { ...own, timeMs }))
    expect(events).toEqual([bad, { ...clientEvent, data: 'fine' }])
    expect(unopened).toEqual([{ index: 0, error: expect.any(DecryptionError) }])
  })

  it('stays sealed without a master key, or without openEvent', async () => {
    const request = () => signedWebhook({ ...clientEvent, data: garbage }, { ...own, timeMs })
    for (const receiver of [testClient(own).client, receiverOf()]) {
      const { events, unopened } = await receiver.webhook(request())
      expect([events, unopened]).toEqual([[{ ...clientEvent, data: garbage }], []])
    }
  })

  it('is opened by a receiver that was given openEvent', async () => {
    const receiver = receiverOf({ openEvent: client.openEvent })
    const request = signedWebhook({ ...clientEvent, data: await seal(7) }, { ...own, timeMs })
    expect((await receiver.webhook(request)).events).toEqual([{ ...clientEvent, data: 7 }])
  })

  it('that does not open goes to onUnopened and to no listener', async () => {
    const seen: unknown[] = []
    const handler = client.webhookHandler({
      on: { client_event: ({ data }) => void seen.push(data) },
      onUnopened: (event, error) => void seen.push([event.name, error instanceof DecryptionError]),
    })
    const events = [
      { ...clientEvent, data: await seal('one') },
      { ...clientEvent, data: garbage },
      { ...clientEvent, data: await seal('three') },
    ]
    expect((await handler(signedWebhook(events, { ...own, timeMs }))).status).toBe(200)
    expect(seen).toEqual(['one', ['client_event', true], 'three'])
  })

  it('that does not open is left out without onUnopened', async () => {
    const seen: unknown[] = []
    const handler = client.webhookHandler({ on: { '*': (event) => void seen.push(event) } })
    await handler(signedWebhook({ ...clientEvent, data: garbage }, { ...own, timeMs }))
    expect(seen).toEqual([])
  })
})
