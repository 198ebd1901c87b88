// What options accept, under exactOptionalPropertyTypes. Checked by the compiler, never run.

import { createSockudo, type SockudoOptions, sockudoFromEnv } from '../../src/services/sockudo/index.ts'
import { isKitError, PartialPublishError } from '../../src/errors.ts'
import { expectTypeOf } from 'vitest'

declare const maybe: { number?: number; text?: string; yes?: boolean; signal?: AbortSignal }
const app = { appId: '1', key: 'k', secret: 's', host: 'h' }

// An option that may be undefined can be passed on as it is.
createSockudo({ ...app, port: maybe.number, useTLS: maybe.yes, basePath: maybe.text, timeout: maybe.number })
createSockudo({
  ...app,
  limits: { dataBytes: maybe.number, channels: undefined },
  fetch: undefined,
  agent: undefined,
})
const client = createSockudo({ ...app, clock: undefined, headers: undefined, onRequest: undefined })
client.channels({ prefix: maybe.text, signal: maybe.signal, timeout: maybe.number, info: undefined })
client.trigger('a', 'e', 'd', {
  socketId: maybe.text,
  delta: maybe.yes,
  tags: undefined,
  idempotencyKey: maybe.text,
})
client.triggerBatch([{ channel: 'a', name: 'e', data: 1, socketId: maybe.text, messageId: undefined }], {
  idempotencyKey: undefined,
})
client.request('POST', '/x', { body: { a: 1 }, query: { limit: maybe.number, q: ['a', 1] } })
sockudoFromEnv(process.env, { timeout: maybe.number })

// Lists may be read-only.
client.trigger(['a', 'b'] as const, 'e', 'd', { info: ['user_count'] as const })

// @ts-expect-error the app id is a text
createSockudo({ ...app, appId: 4321 })
// @ts-expect-error a secret is needed
createSockudo({ appId: '1', key: 'k', host: 'h' })
// @ts-expect-error no such option
createSockudo({ ...app, cluster: 'eu' })
// @ts-expect-error what the URL says is not said again
createSockudo('http://k:s@h/apps/1', { host: 'other' })
// @ts-expect-error no such attribute
client.trigger('a', 'e', 'd', { info: ['users'] })
// false overrules autoIdempotency
client.trigger('a', 'e', 'd', { idempotencyKey: false })
// @ts-expect-error a number is no key
client.trigger('a', 'e', 'd', { idempotencyKey: 1 })
// @ts-expect-error camelCase
client.trigger('a', 'e', 'd', { socket_id: '1.2' })
// @ts-expect-error headers are a plain object
client.channels({ headers: new Headers() })
// @ts-expect-error no such method
client.request('get', '/x')

expectTypeOf<SockudoOptions['port']>().toEqualTypeOf<number | undefined>()
expectTypeOf<SockudoOptions>().not.toHaveProperty('cluster')

// What a catch block learns.
const caught: unknown = new Error()
if (isKitError(caught)) expectTypeOf(caught.code).toBeString()
if (caught instanceof PartialPublishError)
  expectTypeOf(caught.failed).toEqualTypeOf<readonly (string | number)[]>()
