// The published vectors once more, through createPusher. Those that a strict client refuses by design, and why, are in
// the tests beside this one.

import { describe, expect, it } from 'vitest'
import { createPusher, type PusherOptions } from '../../src/services/pusher/index.ts'
import { fixedClock, recordingFetch } from '../../src/testing/index.ts'
import { credentials } from '../support/client.ts'
import { refusedBy, rejectionOf } from '../support/outcome.ts'
import { ArgumentError } from '../../src/errors.ts'
import channelAuth from './channel-auth.json' with { type: 'json' }
import encryption from './encryption.json' with { type: 'json' }
import mixed from './mixed-channels.json' with { type: 'json' }
import names from './names.json' with { type: 'json' }
import signing from './request-signing.json' with { type: 'json' }
import requests from './requests.json' with { type: 'json' }
import urls from './url.json' with { type: 'json' }
import userAuth from './user-auth.json' with { type: 'json' }
import webhooks from './webhooks.json' with { type: 'json' }

interface Vector {
  readonly name: string
  readonly kind: string
  readonly dialect?: string
  readonly inputs: Readonly<Record<string, any>>
  readonly expected: Readonly<Record<string, any>>
}

const pusherWith = (options: Partial<PusherOptions> = {}) =>
  createPusher({ ...credentials, host: '127.0.0.1', fetch: recordingFetch(), ...options })

/** Vectors of a kind for the protocol as Pusher speaks it. */
const ofKind = (all: unknown, kind: string): readonly Vector[] =>
  (all as readonly Vector[]).filter(
    (vector) => vector.kind === kind && (vector.dialect ?? 'pusher') === 'pusher',
  )

describe('a subscription is authorized as published', () => {
  const needsIt = ({ inputs: { channel, channel_data: data } }: Vector): boolean =>
    channel.startsWith('presence-') || (channel.startsWith('private-') && (data ?? null) === null)

  it.each(ofKind(channelAuth, 'channel_auth').filter(needsIt))('$name', ({ inputs, expected }) => {
    const { key, secret, socket_id, channel, channel_data, encryption_master_key_base64 } = inputs
    const encryptionMasterKey = encryption_master_key_base64 ?? new Uint8Array(32)
    const answer = pusherWith({ key, secret, encryptionMasterKey }).authorizeChannel(
      socket_id,
      channel,
      channel_data ?? undefined,
    )
    const { auth, shared_secret } = expected
    expect(answer).toMatchObject({ auth, ...(shared_secret !== undefined && { shared_secret }) })
    expect(answer.channel_data).toBe(channel_data ?? undefined)
  })

  it('and refused as published', () => {
    for (const { inputs } of ofKind(channelAuth, 'must_throw'))
      refusedBy(() => pusherWith().authorizeChannel(inputs['socket_id'], inputs['channel']))
  })
})

describe('a sign-in is authenticated as published', () => {
  it.each(ofKind(userAuth, 'user_auth'))('$name', ({ inputs, expected }) => {
    const { key, secret, socket_id, user_data } = inputs
    const user = JSON.parse(user_data)
    expect(pusherWith({ key, secret }).authenticateUser(socket_id, user)).toEqual({
      auth: expected['auth'],
      user_data,
    })
  })

  it.each(ofKind(userAuth, 'validation_user_data'))('$name', ({ inputs }) => {
    refusedBy(() => pusherWith().authenticateUser('1.2', inputs['value']))
  })
})

describe('a request is signed as published', () => {
  const real = ofKind(signing, 'request_signature').filter(({ inputs: { method, path, body } }) => {
    return path.startsWith('/apps/') && (body === null || method === 'POST')
  })

  it.each(real)('$name', ({ inputs, expected }) => {
    const { key, secret, method, path, timestamp, params: query, body } = inputs
    const clock = fixedClock(timestamp * 1000)
    const pusher = pusherWith({ appId: path.split('/')[2], key, secret, clock })
    const url = new URL(pusher.signedUrl(method, path, { query, ...(body !== null && { body }) }))
    expect(url.searchParams.get('auth_signature')).toBe(expected['auth_signature'])
  })

  it.each(ofKind(requests, 'request_shape'))('$name', async ({ inputs, expected }) => {
    const fetch = recordingFetch()
    await pusherWith({ fetch }).terminateUserConnections(inputs['user_id'])
    const path = expected['path'].replace('{app_id}', credentials.appId)
    expect(fetch.requests[0]).toMatchObject({ method: expected['method'], path, body: expected['body'] })
  })
})

describe('the server is named as published', () => {
  it.each(ofKind(urls, 'url').filter(({ inputs }) => inputs['cluster'] !== undefined))(
    '$name',
    ({ inputs, expected }) => {
      const { cluster, tls: useTLS } = inputs
      const app = { ...credentials, appId: '4321' }
      const { origin, host } = new URL(createPusher({ ...app, cluster, useTLS }).signedUrl('GET', '/channels'))
      if (expected['origin'] === undefined) expect(host).toBe(expected['host'])
      else expect(origin).toBe(expected['origin'])
    },
  )

  it.each(ofKind(urls, 'url').filter(({ inputs }) => inputs['url'] !== undefined))(
    '$name',
    ({ inputs, expected }) => {
      const url = new URL(createPusher(inputs['url']).signedUrl('GET', '/channels'))
      const { scheme, host, port, app_id } = expected
      expect(url.origin).toBe(`${scheme}://${host}${port === undefined ? '' : `:${port}`}`)
      expect(url.pathname).toBe(`/apps/${app_id}/channels`)
    },
  )

  it.each(ofKind(urls, 'url').filter(({ inputs }) => inputs['host'] !== undefined))('$name', ({ inputs }) => {
    expect(refusedBy(() => pusherWith({ host: inputs['host'] })).argument).toBe('options.host')
  })
})

describe('a name of a channel is judged as published', () => {
  it.each(ofKind(names, 'validation_channel_name').filter(({ inputs }) => 'value' in inputs))(
    '$name',
    async ({ inputs, expected }) => {
      const call = pusherWith().trigger(inputs['value'], 'event', {})
      if (expected['accept']) await expect(call).resolves.toEqual({})
      else expect(await rejectionOf(call)).toBeInstanceOf(ArgumentError)
    },
  )

  it('with those that only Sockudo takes', () => {
    const own = names.filter(({ kind, dialect }) => kind.endsWith('channel_name') && dialect === 'pusher')
    expect(own.length).toBeGreaterThan(0)
  })
})

describe('encryption is as published', () => {
  const keyOf = ({ inputs }: Vector): Uint8Array =>
    Buffer.from(inputs['master_key_hex'] ?? inputs['master_key_utf8'], inputs['master_key_hex'] ? 'hex' : 'utf8')

  it.each(ofKind(encryption, 'shared_secret').filter((vector) => keyOf(vector).length === 32))(
    '$name',
    (vector) => {
      const pusher = pusherWith({ encryptionMasterKey: keyOf(vector) })
      const { shared_secret } = pusher.authorizeChannel('1.2', vector.inputs['channel'])
      expect(shared_secret).toBe(vector.expected['base64'])
    },
  )

  it.each(ofKind(encryption, 'master_key'))('$name', ({ inputs, expected }) => {
    const make = () => pusherWith({ encryptionMasterKey: inputs['encryption_master_key_base64'] })
    if (expected['accept']) expect(make).not.toThrow()
    else expect(refusedBy(make).argument).toBe('options.encryptionMasterKey')
  })

  it.each(ofKind(mixed, 'has_mixed_channels').filter(({ inputs }) => inputs['channels'].length > 1))(
    '$name',
    async ({ inputs }) => {
      const pusher = pusherWith({ encryptionMasterKey: new Uint8Array(32) })
      expect(await rejectionOf(pusher.trigger(inputs['channels'], 'event', {}))).toBeInstanceOf(ArgumentError)
    },
  )
})

describe('a webhook is judged as published', () => {
  it.each(ofKind(webhooks, 'webhook_signature'))('$name', ({ inputs, expected }) => {
    const key = inputs['key'] ?? 'key'
    const headers = { 'X-Pusher-Key': key, 'X-Pusher-Signature': expected['signature'] }
    const receive = () =>
      pusherWith({ key, secret: inputs['secret'] }).verifyWebhook({
        headers,
        body: inputs['body'],
        maxAge: Infinity,
      })
    if (JSON.parse(inputs['body']).events === undefined) expect(receive).toThrow('without time_ms')
    else expect(receive().events).toEqual(JSON.parse(inputs['body']).events)
  })

  it.each(ofKind(webhooks, 'webhook_verify').filter(({ expected }) => expected['valid'] === false))(
    '$name',
    ({ inputs }) => {
      const [own, ...others] = inputs['tokens'] ?? [{ key: 'key', secret: 'secret' }]
      const pusher = pusherWith({ ...own, webhookKeys: others })
      const { headers, body } = inputs as { headers: Record<string, string>; body: string }
      expect(() => pusher.verifyWebhook({ headers, body, maxAge: Infinity })).toThrow('the webhook')
    },
  )
})
