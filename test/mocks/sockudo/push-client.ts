// A fake that pushes, and short ways to talk to it. Every answer is held against the contract.

import { expect } from 'vitest'
import type { FakePushSettings, FakeSockudo } from '../../../mocks/sockudo/index.ts'
import { violations } from '../../contract/support/closed-contract.ts'
import { type Answered, setup, type Time } from './setup.ts'
import { signed, type SignedOptions } from './signed.ts'

export interface PushClient {
  readonly fake: FakeSockudo
  readonly time: Time
  send(method: 'GET' | 'POST' | 'DELETE', path: string, options?: SignedOptions): Promise<Answered>
  get(path: string, query?: Readonly<Record<string, string>>): Promise<Answered>
  post(path: string, body: unknown, headers?: Readonly<Record<string, string>>): Promise<Answered>
  /** Registers a device whose token at Apple is its id. */
  register(id: string, change?: object): Promise<Answered>
  publish(change?: object, headers?: Readonly<Record<string, string>>): Promise<Answered>
  /** What became of a publish. */
  status(publishId: string): Promise<any>
  /** Publishes to a token and waits until nothing more happens by itself. */
  pushTo(token: string, publishId?: string): Promise<any>
}

export const subscribe = { 'x-sockudo-push-capability': 'push-subscribe' }

export function pushClient(push: FakePushSettings = {}): PushClient {
  const { fake, time, ask } = setup({ push: { providers: ['apns', 'webPush'], ...push } })
  const send: PushClient['send'] = async (method, path, options) => {
    const timestamp = Math.floor(time() / 1000)
    const answer = await ask(signed(method, `/apps/app-id/push${path}`, { timestamp, ...options }))
    const { operation } = fake.requests.at(-1)!
    const body = answer.body ?? answer.text
    const type = answer.headers.get('content-type')
    expect(violations(operation as never, answer.status, type, body)).toEqual([])
    return answer
  }
  const client: PushClient = {
    fake,
    time,
    send,
    get: (path, query) => send('GET', path, query === undefined ? {} : { query }),
    post: (path, body, headers) =>
      send('POST', path, headers === undefined ? { body } : { body, headers: json(headers) }),
    register: (id, change) => client.post('/deviceRegistrations', { ...device(id), ...change }),
    publish: (change, headers) =>
      client.post('/publish', { recipients: [token('a')], payload: { title: 'Hello' }, ...change }, headers),
    status: async (publishId) => (await client.get(`/publish/${publishId}/status`)).body,
    async pushTo(to, publishId = 'one') {
      await client.publish({ publishId, recipients: [token(to)] })
      time.advance(0)
      return client.status(publishId)
    },
  }
  return client
}

export function device(id: string): object {
  return {
    appId: 'app-id',
    id,
    formFactor: 'phone',
    platform: 'ios',
    deviceSecret: 'ignored',
    timezone: 'Europe/Berlin',
    locale: 'de',
    push: { recipient: { transportType: 'apns', deviceToken: id }, state: 'ACTIVE' },
  }
}

/** A target that names a device of Apple itself. */
export function token(deviceToken: string): object {
  return { type: 'recipient', recipient: { transportType: 'apns', deviceToken } }
}

export function toDevice(id: string): object {
  return { type: 'device', device_id: id }
}

function json(headers: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return { 'content-type': 'application/json', ...headers }
}
