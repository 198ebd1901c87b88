// Signing written out a second time, by the server's rules and with nothing of the code under test.

import { createHash, createHmac } from 'node:crypto'
import { operations } from '../../../generated/sockudo/operations.ts'
import type { Call, SignedRequest } from '../case.ts'

export interface App {
  readonly id: string
  readonly key: string
  readonly secret: string
}

/** The request of a call, signed for the app at the given second. */
export function signedCall(call: Call, app: App, now: number): SignedRequest {
  const { method, path: template, signed } = operations[call.operation]
  const values: Record<string, string> = { appId: app.id, ...call.path }
  const value = (name: string): string => call.encodedPath?.[name] ?? encodeURIComponent(values[name]!)
  const path = template.replace(/\{(\w+)\}/g, (_, name: string) => value(name))
  const body =
    method !== 'POST'
      ? undefined
      : typeof call.body === 'string'
        ? call.body
        : JSON.stringify(call.body ?? {})
  const query = new Map(Object.entries(call.query ?? {}))
  if (signed) {
    query.set('auth_key', app.key).set('auth_timestamp', `${now}`).set('auth_version', '1.0')
    if (body !== undefined) query.set('body_md5', createHash('md5').update(body).digest('hex'))
    const canonical = [...query]
      .map(([name, value]) => [name.toLowerCase(), value] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map((entry) => entry.join('='))
    const text = [method, path, canonical.join('&')].join('\n')
    query.set('auth_signature', createHmac('sha256', app.secret).update(text).digest('hex'))
  }
  const search = [...query].map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&')
  const type = body === undefined ? {} : { 'content-type': 'application/json' }
  const request = { method, path, search, headers: { ...type, ...call.headers }, body }
  return call.tamper ? call.tamper(request) : request
}
