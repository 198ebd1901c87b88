// What the server does beyond publishing, each to be turned off.

import { ArgumentError, shapeOf } from '../../src/core/errors/argument-error.ts'

/** All on in the fake (default `true`); the server itself has them all off until its configuration turns them on. */
export interface Features {
  /** Keeps what was published, for `GET …/history`. */
  readonly history: boolean
  /** Keeps who came and went, for `GET …/presence/history`. */
  readonly presenceHistory: boolean
  /** Messages can be read again, updated, appended to and deleted. */
  readonly versionedMessages: boolean
  /** Messages can be annotated; needs `versionedMessages`. */
  readonly annotations: boolean
  /** Channels whose name begins with `ai-` carry AI events; needs `history` and `versionedMessages`. */
  readonly aiTransport: boolean
}

export type FakeFeatures = { readonly [Name in keyof Features]?: boolean | undefined }

const everything: Features = {
  history: true,
  presenceHistory: true,
  versionedMessages: true,
  annotations: true,
  aiTransport: true,
}

/** With these the server does not start. */
const needs: readonly (readonly [keyof Features, keyof Features])[] = [
  ['aiTransport', 'history'],
  ['aiTransport', 'versionedMessages'],
  ['annotations', 'versionedMessages'],
]

/** @throws ArgumentError */
export function resolveFeatures(chosen: FakeFeatures = {}): Features {
  for (const [name, value] of Object.entries(chosen)) {
    const argument = `options.features.${name}`
    if (!Object.hasOwn(everything, name)) {
      throw new ArgumentError(argument, `is not a feature; there are ${Object.keys(everything).join(', ')}`)
    }
    if (value !== undefined && typeof value !== 'boolean') {
      throw new ArgumentError(argument, `must be true or false, received ${shapeOf(value)}`)
    }
  }
  const present = Object.entries(chosen).filter(([, value]) => value !== undefined)
  const features: Features = { ...everything, ...Object.fromEntries(present) }
  for (const [name, needed] of needs) {
    if (!features[name] || features[needed]) continue
    throw new ArgumentError(
      `options.features.${name}`,
      `needs ${needed}: the server does not start without it; turn ${name} off, too`,
    )
  }
  return features
}
