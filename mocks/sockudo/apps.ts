// The apps that the fake serves.

import { ArgumentError, shapeOf } from '../../src/core/errors/argument-error.ts'
import { type Receiver, resolveReceivers } from './webhooks/receiver.ts'
import type { FakeWebhook } from './webhooks/types.ts'
import { type FakeNamespace, type Namespace, resolveNamespaces } from './namespaces.ts'
import { resolveOrigins } from './origins.ts'

export interface FakeApp {
  readonly id: string
  readonly key: string
  readonly secret: string
  /** `false`: sockets are dropped, the HTTP API goes on answering, as on the server. */
  readonly enabled?: boolean | undefined
  /** Default: `chat`, with user-limited channels. */
  readonly namespaces?: readonly FakeNamespace[] | undefined
  /** Where its events are posted to (default: nowhere). */
  readonly webhooks?: readonly FakeWebhook[] | undefined
  /** `false`: events from clients are refused. */
  readonly clientEvents?: boolean | undefined
  /** `true`: a socket that sends more events per second than it may is closed, not only refused. */
  readonly closeOnRateLimit?: boolean | undefined
  /**
   * The pages that may connect, like `https://example.com`, `example.com`, `*.example.com` or `http://127.0.0.1:*`
   * (default: all, and clients that are no pages).
   */
  readonly allowedOrigins?: readonly string[] | undefined
  /** `false`: nobody signs in, and no socket has to. */
  readonly userAuthentication?: boolean | undefined
  /** `false`: whoever signs in is not told who of a watchlist is there. */
  readonly watchlistEvents?: boolean | undefined
  /** `false`: no message can be annotated, except where a namespace says otherwise. */
  readonly annotations?: boolean | undefined
}

export interface App {
  readonly id: string
  readonly key: string
  readonly secret: string
  readonly enabled: boolean
  readonly namespaces: ReadonlyMap<string, Namespace>
  readonly webhooks: readonly Receiver[]
  readonly clientEvents: boolean
  readonly closeOnRateLimit: boolean
  readonly allowsOrigin: (origin: string) => boolean
  readonly userAuthentication: boolean
  readonly watchlistEvents: boolean
  readonly annotations: boolean
}

const defaultApps: readonly FakeApp[] = [{ id: 'app-id', key: 'app-key', secret: 'app-secret' }]

/** @throws ArgumentError */
export function resolveApps(apps: readonly FakeApp[] = defaultApps): readonly App[] {
  if (!Array.isArray(apps) || apps.length === 0) {
    throw new ArgumentError('options.apps', `must be a list of at least one app, received ${shapeOf(apps)}`)
  }
  const resolved = apps.map(resolveApp)
  for (const name of ['id', 'key'] as const) {
    const values = resolved.map((app) => app[name])
    const twice = values.findIndex((value, index) => values.indexOf(value) !== index)
    if (twice >= 0) throw new ArgumentError(`options.apps[${twice}].${name}`, 'belongs to an app before it')
  }
  return resolved
}

function resolveApp(app: FakeApp, index: number): App {
  for (const name of ['id', 'key', 'secret'] as const) {
    const value: unknown = app[name]
    if (typeof value === 'string' && value !== '') continue
    const rule = `must be text that is not empty, received ${shapeOf(value)}`
    throw new ArgumentError(`options.apps[${index}].${name}`, rule)
  }
  if (/[/?#]/.test(app.id)) {
    throw new ArgumentError(
      `options.apps[${index}].id`,
      'must not contain /, ? or #, because it is part of a path',
    )
  }
  return {
    id: app.id,
    key: app.key,
    secret: app.secret,
    enabled: app.enabled ?? true,
    namespaces: resolveNamespaces(`options.apps[${index}].namespaces`, app.namespaces),
    webhooks: resolveReceivers(`options.apps[${index}].webhooks`, app.webhooks),
    clientEvents: app.clientEvents ?? true,
    closeOnRateLimit: app.closeOnRateLimit ?? false,
    allowsOrigin: resolveOrigins(`options.apps[${index}].allowedOrigins`, app.allowedOrigins),
    userAuthentication: app.userAuthentication ?? true,
    watchlistEvents: app.watchlistEvents ?? true,
    annotations: app.annotations ?? true,
  }
}
