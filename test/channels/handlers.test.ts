import { describe, expect, it } from 'vitest'
import type {
  AuthHandlerOptions,
  CorsOptions,
  Handler,
  UserAuthHandlerOptions,
} from '../../src/services/sockudo/index.ts'
import { testClient } from '../support/client.ts'
import { refusedBy, rejectionOf } from '../support/outcome.ts'

const { client } = testClient({ encryptionMasterKey: Buffer.alloc(32, 1) })
const url = 'http://backend.example/pusher/auth'
const marker = 'marker7e21'
const formType = 'application/x-www-form-urlencoded'
const origin = 'https://app.example.com'

const auth = (authorize: AuthHandlerOptions['authorize'] = () => true, cors?: CorsOptions): Handler =>
  client.authHandler({ authorize, cors })
const userAuth = (authenticate: UserAuthHandlerOptions['authenticate'], cors?: CorsOptions): Handler =>
  client.userAuthHandler({ authenticate, cors })

function post(
  body: BodyInit | null,
  type: string | undefined = formType,
  headers: Record<string, string> = {},
): Request {
  const all = type === '' ? headers : { 'content-type': type, ...headers }
  return new Request(url, { method: 'POST', headers: all, body, duplex: 'half' } as RequestInit)
}

const form = (channel: string, socketId = '1.2'): string =>
  new URLSearchParams({ socket_id: socketId, channel_name: channel }).toString()
const json = (channel: unknown, socketId: unknown = '1.2'): string =>
  JSON.stringify({ socket_id: socketId, channel_name: channel })

const answerOf = async (response: Response): Promise<[number, unknown]> => [
  response.status,
  await response.json(),
]

/** Checks that a refusal is a status and a word, and repeats nothing. */
async function expectRefusal(response: Response, status: number, error: string): Promise<void> {
  const text = await response.text()
  expect([response.status, text]).toEqual([status, JSON.stringify({ error })])
  expect(response.headers.get('content-type')).toMatch(/^application\/json/)
  expect(response.headers.get('cache-control')).toBe('no-store')
  const everything = text + JSON.stringify([...response.headers]) + response.statusText
  expect(everything).not.toContain(marker)
}

describe('what a client posts', () => {
  it.each([
    ['as a form', form('private-a'), formType],
    ['as a form with a charset', form('private-a'), `${formType}; charset=UTF-8`],
    ['as a form in another case', form('private-a'), 'Application/X-WWW-Form-URLEncoded ;charset=utf-8'],
    ['as JSON', json('private-a'), 'application/json'],
    ['as JSON with a charset', json('private-a'), 'application/json;charset=utf-8'],
    ['with further fields', `${form('private-a')}&room=7&room=8`, formType],
    ['in another order', 'channel_name=private-a&socket_id=1.2', formType],
  ])('is read %s', async (_, body, type) => {
    const response = await auth()(post(body, type))
    expect(await answerOf(response)).toEqual([200, client.authorizeChannel('1.2', 'private-a')])
    expect(response.headers.get('cache-control')).toBe('no-store')
  })

  it.each(['private-a%40b', 'private-a%40%62', 'private-a@b'])('is decoded once: %s', async (name) => {
    const seen: unknown[] = []
    const handler = auth((_, subscription) => (seen.push(subscription), true))
    const answer = await answerOf(await handler(post(`socket_id=1.2&channel_name=${name}`)))
    expect(answer).toEqual([200, client.authorizeChannel('1.2', 'private-a@b')])
    expect(seen).toEqual([{ socketId: '1.2', channel: 'private-a@b' }])
    expect((await auth()(post('socket_id=1.2&channel_name=private-a%2540b'))).status).toBe(400)
  })

  it('takes a presence channel whose name is encoded', async () => {
    const handler = auth(() => ({ user_id: '1' }))
    const answer = await answerOf(await handler(post('socket_id=1.2&channel_name=presence-a%40b')))
    expect(answer).toEqual([200, client.authorizeChannel('1.2', 'presence-a@b', { user_id: '1' })])
  })

  it('can be read by the callback, too', async () => {
    const texts: string[] = []
    const body = `${form('private-a')}&room=7`
    const read = async (request: Request): Promise<true> => (texts.push(await request.text()), true)
    expect((await auth(read)(post(body))).status).toBe(200)
    const who = async (request: Request) => (texts.push(await request.text()), { id: '1' })
    expect((await userAuth(who)(post(body))).status).toBe(200)
    expect(texts).toEqual([body, body])
  })

  it('that was read before is an error of the caller', async () => {
    const request = post(form('private-a'))
    await request.text()
    await expect(auth()(request)).rejects.toThrow(/body|read/i)
  })
})

describe('a bad request', () => {
  const never: AuthHandlerOptions['authorize'] = () => expect.unreachable('the callback was asked')
  const nobody: UserAuthHandlerOptions['authenticate'] = () => expect.unreachable('the callback was asked')
  const endless = (): ReadableStream<Uint8Array> =>
    new ReadableStream({ pull: (controller) => controller.enqueue(Buffer.from(marker.repeat(100))) })

  const broken: readonly [string, () => Request, number, string][] = [
    ['without a body', () => post(null), 400, 'invalid_request'],
    ['with an empty form', () => post(''), 400, 'invalid_request'],
    ['with empty JSON', () => post('', 'application/json'), 400, 'invalid_request'],
    ['with JSON that is none', () => post(`{"${marker}`, 'application/json'), 400, 'invalid_request'],
    ['with JSON that is a text', () => post(`"${marker}"`, 'application/json'), 400, 'invalid_request'],
    ['with JSON that is a list', () => post(`["${marker}"]`, 'application/json'), 400, 'invalid_request'],
    ['with JSON that is null', () => post('null', 'application/json'), 400, 'invalid_request'],
    [
      'with a number as socket id',
      () => post(json('private-a', 1.2), 'application/json'),
      400,
      'invalid_request',
    ],
    ['with a socket id that is none', () => post(form('private-a', marker)), 400, 'invalid_request'],
    ['with bytes that are no text', () => post(Buffer.from([0xff, 0xfe])), 400, 'invalid_request'],
    ['over the limit', () => post(`${form('private-a')}&x=${marker.repeat(2000)}`), 413, 'payload_too_large'],
    ['without an end', () => post(endless()), 413, 'payload_too_large'],
    [
      'without an end, of a length that is said to be small',
      () => post(endless(), formType, { 'content-length': '5' }),
      413,
      'payload_too_large',
    ],
    ['of text', () => post(form('private-a'), 'text/plain'), 415, 'unsupported_media_type'],
    [
      'of a type that only begins so',
      () => post(json('private-a'), `application/json-${marker}`),
      415,
      'unsupported_media_type',
    ],
    [
      'of several parts',
      () => post(form('private-a'), `multipart/form-data; boundary=${marker}`),
      415,
      'unsupported_media_type',
    ],
    ['without a type', () => post(Buffer.from(form('private-a')), ''), 415, 'unsupported_media_type'],
  ]

  it.each(broken)('%s is answered with a word', async (_, request, status, word) => {
    await expectRefusal(await auth(never)(request()), status, word)
    await expectRefusal(await userAuth(nobody)(request()), status, word)
  })

  it.each(['GET', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'])('by %s is answered 405', async (method) => {
    const request = () => new Request(`${url}?socket_id=1.2&channel_name=private-${marker}`, { method })
    for (const response of [await auth(never)(request()), await userAuth(nobody)(request())]) {
      expect(response.headers.get('allow')).toBe('POST')
      await expectRefusal(response, 405, 'method_not_allowed')
    }
  })

  it.each([
    ['a name that cannot be', form(`private-${marker} b`), 'invalid_request'],
    ['no name', 'socket_id=1.2', 'invalid_request'],
    ['an empty name', form(''), 'invalid_request'],
    ['a name over the limit', form(`private-${marker.repeat(30)}`), 'invalid_request'],
    ['a name twice', `${form('private-a')}&channel_name=private-${marker}`, 'invalid_request'],
    ['a socket id twice', `${form('private-a')}&socket_id=3.4`, 'invalid_request'],
    ['a public channel', form(marker), 'channel_needs_no_authorization'],
    ['the channel of a user', form(`#server-to-user-${marker}`), 'channel_needs_no_authorization'],
  ])('with %s is answered 400', async (_, body, word) => {
    await expectRefusal(await auth(never)(post(body)), 400, word)
  })

  it('in a list of names is answered 400', async () => {
    await expectRefusal(
      await auth(never)(post(json([`private-${marker}`]), 'application/json')),
      400,
      'invalid_request',
    )
  })
})

describe('a decision', () => {
  it.each([false, undefined, null, 0, '', {}, [], 'yes', 1, { allowed: true }, { user_id: '1' }])(
    '%j for a private channel is a no',
    async (decision) => {
      const response = await auth(() => decision as never)(post(form(`private-${marker}`)))
      await expectRefusal(response, 403, 'forbidden')
    },
  )

  it.each([false, undefined, null, {}, [], 'yes', { id: '1' }, { user_id: '' }, { user_id: null }])(
    '%j for a presence channel is a no',
    async (decision) => {
      const response = await auth(() => decision as never)(post(form(`presence-${marker}`)))
      await expectRefusal(response, 403, 'forbidden')
    },
  )

  it.each([false, undefined, null, true, {}, 'ann', { user_id: '1' }, { id: '' }, { id: null }])(
    '%j for a sign-in is a no',
    async (decision) => {
      const response = await userAuth(() => decision as never)(post('socket_id=1.2'))
      await expectRefusal(response, 401, 'unauthorized')
    },
  )

  it('that names somebody by a number is a mistake of the app, which a quiet refusal would hide', async () => {
    await expect(auth(() => ({ user_id: 7 }) as never)(post(form('presence-a')))).rejects.toThrow('user_id')
    await expect(userAuth(() => ({ id: 7 }) as never)(post('socket_id=1.2'))).rejects.toThrow('id')
  })

  it('may take its time', async () => {
    const later = <Value>(value: Value) => new Promise<Value>((resolve) => setTimeout(resolve, 1, value))
    const data = { user_id: '1', user_info: { name: 'Ü' } }
    const present = await answerOf(await auth(() => later(data))(post(form('presence-a'))))
    expect(present).toEqual([200, client.authorizeChannel('1.2', 'presence-a', data)])
    const user = { id: '1', watchlist: ['2'] }
    const signedIn = await answerOf(await userAuth(() => later(user))(post('socket_id=1.2')))
    expect(signedIn).toEqual([200, client.authenticateUser('1.2', user)])
    await expectRefusal(await auth(() => later(false))(post(form('private-a'))), 403, 'forbidden')
  })

  it('for an encrypted channel brings the shared secret', async () => {
    const answer = await answerOf(await auth()(post(form('private-encrypted-a'))))
    expect(answer).toEqual([200, client.authorizeChannel('1.2', 'private-encrypted-a')])
  })

  it('true for a presence channel is an error of the backend', async () => {
    const error = await rejectionOf(auth(() => true)(post(form('presence-a'))))
    expect(error).toMatchObject({ argument: 'authorize', code: 'invalid_argument' })
  })

  it('that cannot be signed is an error of the backend', async () => {
    const bad = { user_id: '1', user_info: Number.NaN }
    expect(await rejectionOf(auth(() => bad)(post(form('presence-a'))))).toMatchObject({
      argument: 'data.user_info',
    })
    const who = { id: '1', watchlist: Array(101).fill('2') }
    expect(await rejectionOf(userAuth(() => who)(post('socket_id=1.2')))).toMatchObject({
      argument: 'user.watchlist',
    })
    const { client: keyless } = testClient()
    const handler = keyless.authHandler({ authorize: () => true })
    expect(await rejectionOf(handler(post(form('private-encrypted-a'))))).toMatchObject({
      argument: 'options.encryptionMasterKey',
    })
  })

  it('that throws is thrown, and is not taken for a refusal', async () => {
    const down = (): never => {
      throw new Error('database away')
    }
    for (const handler of [auth(down), userAuth(down), auth(async () => down())]) {
      expect(await rejectionOf(handler(post(form('private-a'))))).toMatchObject({ message: 'database away' })
    }
  })
})

describe('CORS', () => {
  const ask = (from: string | null, method = 'POST'): Request => {
    const headers: Record<string, string> = from === null ? {} : { origin: from }
    return method === 'POST'
      ? post(form('private-a'), formType, headers)
      : new Request(url, { method, headers })
  }
  const headersOf = ({ headers }: Response): Record<string, string> =>
    Object.fromEntries([...headers].filter(([name]) => name.startsWith('access-control-') || name === 'vary'))

  it('is off unless asked for', async () => {
    const response = await auth()(ask(origin))
    expect([response.status, headersOf(response)]).toEqual([200, {}])
    expect((await auth()(ask(origin, 'OPTIONS'))).status).toBe(405)
  })

  it.each([
    [origin, false, { 'access-control-allow-origin': origin }],
    [
      [`${origin}:8443`, origin],
      true,
      { 'access-control-allow-origin': origin, 'access-control-allow-credentials': 'true' },
    ],
    ['*', false, { 'access-control-allow-origin': '*' }],
  ])('names the origin that may ask: %j, credentials %j', async (allowed, credentials, expected) => {
    for (const make of [
      (cors: CorsOptions) => auth(() => true, cors),
      (cors: CorsOptions) => userAuth(() => ({ id: '1' }), cors),
    ]) {
      const handler = make({ origin: allowed, credentials })
      const response = await handler(ask(origin))
      expect([response.status, headersOf(response)]).toEqual([200, { vary: 'Origin', ...expected }])
      const preflight = await handler(ask(origin, 'OPTIONS'))
      expect([preflight.status, await preflight.text()]).toEqual([204, ''])
      expect(headersOf(preflight)).toEqual({
        vary: 'Origin',
        ...expected,
        'access-control-allow-methods': 'POST',
        'access-control-allow-headers': expect.stringContaining('content-type'),
        'access-control-max-age': expect.stringMatching(/^\d+$/),
      })
    }
  })

  it.each([
    ['another', 'https://evil.example'],
    ['one that begins so', `${origin}.evil.example`],
    ['one that ends so', `https://evil-app.example.com`],
    ['one of another scheme', origin.replace('https', 'http')],
    ['one of another port', `${origin}:8443`],
    ['one in another case', origin.toUpperCase()],
    ['null', 'null'],
    ['none', null],
  ])('is not granted to %s', async (_, from) => {
    const handler = auth(() => true, { origin, credentials: true })
    expect(headersOf(await handler(ask(from)))).toEqual({ vary: 'Origin' })
    const preflight = await handler(ask(from, 'OPTIONS'))
    expect([preflight.status, headersOf(preflight)]).toEqual([204, { vary: 'Origin' }])
  })

  it('is said with a refusal, too, so that a page can read why', async () => {
    const response = await auth(() => false, { origin })(ask(origin))
    expect([response.status, headersOf(response)]).toEqual([
      403,
      { vary: 'Origin', 'access-control-allow-origin': origin },
    ])
  })

  it.each([
    ['without an origin', {}, 'options.cors.origin'],
    ['with none', { origin: [] }, 'options.cors.origin'],
    ['with an empty one', { origin: '' }, 'options.cors.origin'],
    ['with null', { origin: 'null' }, 'options.cors.origin'],
    ['with a host', { origin: 'app.example.com' }, 'options.cors.origin'],
    ['with a path', { origin: `${origin}/` }, 'options.cors.origin'],
    ['with a pattern', { origin: 'https://*.example.com' }, 'options.cors.origin'],
    ['with an expression', { origin: /example/ }, 'options.cors.origin'],
    ['with every origin and credentials', { origin: '*', credentials: true }, 'options.cors.origin'],
    [
      'with every origin in a list and credentials',
      { origin: [origin, '*'], credentials: true },
      'options.cors.origin',
    ],
    ['with an option that does not exist', { origin, credential: true }, 'options.cors.credential'],
    ['with credentials in text', { origin, credentials: 'false' }, 'options.cors.credentials'],
    ['as null', null, 'options.cors'],
    ['as true', true, 'options.cors'],
  ])('is not made %s', (_, cors, argument) => {
    const make = (): unknown => auth(() => true, cors as never)
    expect(refusedBy(make).argument).toBe(argument)
  })
})

describe('a handler is not made', () => {
  it.each([
    ['without options', undefined, 'options'],
    ['without a callback', {}, 'options.authorize'],
    ['with a callback that is none', { authorize: true }, 'options.authorize'],
    [
      'with an option that does not exist',
      { authorize: () => true, authorise: () => true },
      'options.authorise',
    ],
  ])('%s', (_, options, argument) => {
    expect(refusedBy(() => client.authHandler(options as never)).argument).toBe(argument)
  })

  it.each([
    ['without a callback', {}, 'options.authenticate'],
    ['with the callback of the other', { authorize: () => true }, 'options.authorize'],
  ])('for sign-ins %s', (_, options, argument) => {
    expect(refusedBy(() => client.userAuthHandler(options as never)).argument).toBe(argument)
  })
})
