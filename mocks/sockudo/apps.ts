// The apps that the fake serves.

import { ArgumentError, shapeOf } from '../../src/core/errors/argument-error.ts'
import { type FakeNamespace, type Namespace, resolveNamespaces } from './namespaces.ts'

export interface FakeApp {
  readonly id: string
  readonly key: string
  readonly secret: string
  /** `false`: sockets are dropped, the HTTP API goes on answering, as on the server. */
  readonly enabled?: boolean | undefined
  /** Default: `chat`, with user-limited channels. */
  readonly namespaces?: readonly FakeNamespace[] | undefined
}

export interface App {
  readonly id: string
  readonly key: string
  readonly secret: string
  readonly enabled: boolean
  readonly namespaces: ReadonlyMap<string, Namespace>
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
  }
}
