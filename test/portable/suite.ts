// What must hold on every runtime. Small on purpose: behaviour is tested in depth on Node; here is only what a runtime
// can break, such as hashes, text encoding, URLs, fetch and error classes.

import { ApiError, createPusher, createSockudo, GraphQLErrors, isKitError } from 'channelkit'
import { createFakeSockudo } from 'channelkit/mocks/sockudo'
import { createFakeUsers } from 'channelkit/mocks/users'
import { requestSigner } from 'channelkit/protocol'
import { Pusher } from 'channelkit/pusher/compat'
import { fixedClock, recordingFetch } from 'channelkit/testing'
import { connectUsersEvents, createUsers } from 'channelkit/users'
import { createWebSocketsService, parseGmt } from 'channelkit/websockets-service'
import { connectRecipient, type WebSocketLike } from 'channelkit/websockets-service/recipient'

const url = 'http://app-key:app-secret@127.0.0.1:6001/apps/app-id'

const cases: Readonly<Record<string, () => void | Promise<void>>> = {
  'the worked example of the Pusher docs is signed as published'() {
    const sign = requestSigner({ key: '278d425bdf160c739803', secret: '7ad3773142a6692b25b8' })
    const body = '{"name":"foo","channels":["project-3"],"data":"{\\"some\\":\\"data\\"}"}'
    const { search } = sign({ method: 'POST', path: '/apps/3/events', query: {}, body }, 1353088179)
    const query = new URLSearchParams(search)
    equal(query.get('body_md5'), 'ec365a775a4cd0599faeb73354201b6f')
    equal(query.get('auth_signature'), 'da454824c97ba181a32ccc17a72625ba02771f50b50e1e7430e47a1f3f457e6c')
  },

  async 'an event goes through the fetch that was passed in'() {
    const fetch = recordingFetch()
    const sockudo = createSockudo(url, { fetch, clock: fixedClock(1_700_000_000_000) })
    await sockudo.trigger('orders', 'order.created', { price: '3 €' })
    const [request] = fetch.requests
    equal(`${request?.method} ${request?.path}`, 'POST /apps/app-id/events')
    equal(request?.query['auth_timestamp'], '1700000000')
    equal(JSON.parse(request?.body ?? '').data, '{"price":"3 €"}')
  },

  async 'an event for Pusher Channels goes to the host of its cluster'() {
    const fetch = recordingFetch()
    const app = { appId: '4321', key: 'app-key', secret: 'app-secret' }
    const pusher = createPusher({ ...app, cluster: 'eu', fetch })
    await pusher.trigger('orders', 'order.created', { price: '3 €' })
    equal(fetch.requests[0]?.path, '/apps/4321/events')
    equal(new URL(pusher.signedUrl('GET', '/channels')).host, 'api-eu.pusher.com')
  },

  async 'the class of the pusher package publishes, authorizes and reads webhooks'() {
    const fetch = recordingFetch(Response.json({}))
    const pusher = new Pusher({ appId: '4321', key: 'app-key', secret: 'app-secret', cluster: 'eu', fetch })
    const response = await pusher.trigger('orders', 'order.created', { price: '3 €' })
    equal(`${response.status} ${await response.text()}`, '200 {}')
    equal(JSON.parse(fetch.requests[0]?.body ?? '').data, '{"price":"3 €"}')
    const rawBody = '{"time_ms":1,"events":[]}'
    const { auth } = pusher.authorizeChannel('1.2', 'private-orders')
    equal(auth, `app-key:${pusher.config.token.sign('1.2:private-orders')}`)
    const headers = {
      'content-type': 'application/json',
      'x-pusher-key': 'app-key',
      'x-pusher-signature': pusher.config.token.sign(rawBody),
    }
    equal(pusher.webhook({ headers, rawBody }).isValid(), true)
  },

  async 'a notification is pushed with the access key in its header, and no error holds it'() {
    const result = [{ item: { id: '1' } }, { error: { message: 'unknown' } }]
    const refused = { errors: [{ message: 'no mutation for access-key' }] }
    const fetch = recordingFetch(Response.json({ data: { pushMessage: result } }), Response.json(refused))
    const service = createWebSocketsService({ accessKey: 'access-key', fetch })
    const input = { recipients: ['a', 'b'], message: 'é', expiresAt: new Date(0) }
    const results = await service.pushMessage(input)
    equal(JSON.stringify(results.map(({ item, error }) => item?.id ?? error?.message)), '["1","unknown"]')
    equal(fetch.requests[0]?.headers['x-api-key'], 'access-key')
    const { variables } = JSON.parse(fetch.requests[0]?.body ?? '') as { variables: unknown }
    equal(JSON.stringify(variables), JSON.stringify({ input }))
    const error = await service.pushMessage(input).catch((reason: unknown) => reason)
    equal(error instanceof GraphQLErrors && error.effect, 'none')
    equal(`${String(error)}${JSON.stringify(error)}`.includes('access-key'), false)
    equal(parseGmt('2023-07-18T15:00:00').getTime(), 1_689_692_400_000)
  },

  async 'a recipient hands over what its WebSocket gets, and sends nothing'() {
    const urls: string[] = []
    class WebSocket implements WebSocketLike {
      constructor(url: string) {
        urls.push(url)
      }
      send(): void {
        throw new Error('nothing is sent')
      }
      close(): void {}
      addEventListener(type: string, listener: (event: never) => void): void {
        if (type === 'open') queueMicrotask(() => listener({} as never))
        if (type === 'message') setTimeout(() => listener({ data: '{"id":1}' } as never), 1)
      }
    }
    const parse = (text: string): { id: number } => JSON.parse(text) as { id: number }
    const recipient = connectRecipient({ uri: async () => 'wss://example.org/?token=t', parse, WebSocket })
    for await (const { id } of recipient) {
      equal(id, 1)
      recipient.close()
    }
    equal(`${urls.join()} ${recipient.state}`, 'wss://example.org/?token=t closed')
  },

  async 'a channel name is percent-encoded on its way into the path'() {
    const fetch = recordingFetch()
    await createSockudo(url, { fetch }).http.GET('/channels/{channelName}', {
      params: { path: { channelName: 'presence-é@a=b;c,d' } },
    })
    equal(fetch.requests[0]?.path, '/apps/app-id/channels/presence-%C3%A9@a=b;c,d')
  },

  async 'a refusal is an ApiError with its status, and holds no secret'() {
    const fetch = recordingFetch(new Response('{"error":"Invalid signature"}', { status: 401 }))
    const error = await createSockudo(url, { fetch })
      .channels()
      .catch((reason: unknown) => reason)
    equal(error instanceof ApiError && isKitError(error) && error.status, 401)
    equal(`${String(error)}${JSON.stringify(error)}`.includes('app-secret'), false)
  },

  async 'a caller who aborts gets the reason of the signal'() {
    const reason = new Error('no longer needed')
    const fetch = recordingFetch()
    const call = createSockudo(url, { fetch }).channels({ signal: AbortSignal.abort(reason) })
    equal(await call.catch((error: unknown) => error), reason)
  },

  async 'a published event arrives at a fake in the same process'() {
    const fake = createFakeSockudo()
    const sockudo = createSockudo(url, { fetch: fake.fetch })
    equal(typeof (await sockudo.trigger('orders', 'order.created', { id: 1 })), 'object')
    equal(JSON.stringify(await sockudo.channels()), '{"channels":{}}')
    await sockudo.close()
    await fake.close()
  },

  async 'the fake refuses a wrong secret'() {
    const fake = createFakeSockudo()
    const stranger = createSockudo(url.replace('app-secret', 'another'), { fetch: fake.fetch })
    const error = await stranger.channels().catch((reason: unknown) => reason)
    equal(error instanceof ApiError && error.status, 401)
    await fake.close()
  },

  async 'the session of a users server goes with each call, and a refusal in a 200 is an error'() {
    const fake = createFakeUsers({ users: [{ username: 'george', password: 'my-long-password' }] })
    const users = createUsers({ baseUrl: 'http://localhost', fetch: fake.fetch })
    equal((await users.login({ username: 'george', password: 'my-long-password' })).authenticated, true)
    equal((await users.http.GET('/who-am-i')).data?.authenticated, true)
    const { error } = await users.http.GET('/sessions')
    equal(error instanceof ApiError && error.code, 'forbidden')
    await users.logout()
    equal((await users.http.GET('/who-am-i')).data?.authenticated, false)
    await users.close()
    await fake.close()
  },

  async 'the event socket of a users server runs on any class of WebSocket'() {
    class Echoing implements WebSocketLike {
      #tell: (event: object) => void = () => {}
      send(text: string): void {
        queueMicrotask(() => this.#tell({ data: text }))
      }
      close(): void {}
      addEventListener(type: string, listener: (event: never) => void): void {
        if (type === 'open') queueMicrotask(() => listener({} as never))
        if (type === 'message') this.#tell = (event) => listener(event as never)
      }
    }
    const events = connectUsersEvents({ url: 'ws://localhost:8080', WebSocket: Echoing })
    await events.approved()
    equal((await events.echo('é')).message, 'é')
    events.close()
    equal(events.state, 'closed')
  },
}

/**
 * Runs all cases, one after the other.
 *
 * @param print - gets a line per case and the closing line
 * @returns how many failed
 */
export async function runSuite(print: (line: string) => void): Promise<number> {
  let failed = 0
  for (const [name, run] of Object.entries(cases)) {
    try {
      await run()
      print(`ok      ${name}`)
    } catch (error) {
      failed++
      print(`FAILED  ${name}: ${error}`)
    }
  }
  print(`${Object.keys(cases).length - failed} passed, ${failed} failed`)
  return failed
}

function equal(actual: unknown, expected: unknown): void {
  if (!Object.is(actual, expected)) throw new Error(`expected ${String(expected)}, got ${String(actual)}`)
}
