// What the server does beyond publishing, each to be turned off.

import { ArgumentError, shapeOf } from '../../src/core/errors/argument-error.ts'
import { requireSettings } from './check-settings.ts'

/**
 * All on in the fake (default `true`), but for those that need one that was turned off; the server itself has them all
 * off until its configuration turns them on.
 */
export interface Features {
  /** Keeps what was published, for `GET …/history`. */
  readonly history: boolean
  /** Keeps who came and went, for `GET …/presence/history`. */
  readonly presenceHistory: boolean
  /** Messages can be read again, updated, appended to and deleted. */
  readonly versionedMessages: boolean
  /**
   * Messages can be annotated; needs `versionedMessages`. Without `history` it is off unless it is named, because then the
   * server fails each publish.
   */
  readonly annotations: boolean
  /** Channels whose name begins with `ai-` carry AI events; needs `history` and `versionedMessages`. */
  readonly aiTransport: boolean
  /** `GET /stats`, `/operator/stats` and `/usage`. */
  readonly statistics: boolean
}

export type FakeFeatures = { readonly [Name in keyof Features]?: boolean | undefined }

const names: readonly string[] = [
  'history',
  'presenceHistory',
  'versionedMessages',
  'annotations',
  'aiTransport',
  'statistics',
] satisfies (keyof Features)[]

/** With these the server does not start. */
const needs: readonly (readonly [keyof Features, keyof Features])[] = [
  ['aiTransport', 'history'],
  ['aiTransport', 'versionedMessages'],
  ['annotations', 'versionedMessages'],
]

/** @throws ArgumentError */
export function resolveFeatures(chosen: FakeFeatures = {}): Features {
  requireSettings('options.features', chosen, names)
  for (const [name, value] of Object.entries(chosen)) {
    if (value === undefined || typeof value === 'boolean') continue
    throw new ArgumentError(`options.features.${name}`, `must be true or false, received ${shapeOf(value)}`)
  }
  const features = withDefaults(chosen)
  for (const [name, needed] of needs) {
    if (!features[name] || features[needed]) continue
    throw new ArgumentError(
      `options.features.${name}`,
      `needs ${needed}: the server does not start without it; turn ${name} off, too`,
    )
  }
  return features
}

function withDefaults(chosen: FakeFeatures): Features {
  const { history = true, presenceHistory = true, versionedMessages = true, statistics = true } = chosen
  const { annotations = history && versionedMessages, aiTransport = history && versionedMessages } = chosen
  return { history, presenceHistory, versionedMessages, annotations, aiTransport, statistics }
}
