// From what arrives to what it means. Nothing that a server sends makes this throw.

import type { Dialect } from './dialect.ts'

/** A frame of a type that this release of the kit does not know. */
export type UnknownFrame = Readonly<Record<string, unknown>>

/** What cannot be read. */
export interface InvalidFrame {
  /** The text as it came; empty for a binary frame. */
  readonly raw: string
  readonly reason: string
}

export type Read =
  | { readonly kind: 'event'; readonly frame: UnknownFrame; readonly type: number | string }
  | { readonly kind: 'unknown'; readonly frame: UnknownFrame }
  | { readonly kind: 'invalid'; readonly frame: InvalidFrame }

export function readFrame({ discriminator, frames }: Dialect, data: unknown): Read {
  if (typeof data !== 'string') return invalid('', 'is binary; the server sends text')
  const frame = parse(data)
  if (frame === undefined) return invalid(data, 'is not JSON')
  if (!isRecord(frame)) return invalid(data, 'is not an object')
  const type = frame[discriminator] as number | string
  const fields = frames.get(type)
  if (fields === undefined) return { kind: 'unknown', frame }
  for (const [name, kind] of Object.entries(fields)) {
    const value = frame[name]
    if (kind === 'object' ? !isRecord(value) : typeof value !== kind) {
      return invalid(data, `has no ${name} that is ${kind === 'object' ? 'an object' : `a ${kind}`}`)
    }
  }
  // Whoever waits for an answer reads this; everywhere else it means nothing.
  if (frame['error'] !== undefined && typeof frame['error'] !== 'string') {
    return invalid(data, 'has an error that is not a string')
  }
  return { kind: 'event', frame, type }
}

function invalid(raw: string, why: string): Read {
  return { kind: 'invalid', frame: { raw, reason: `the frame ${why}` } }
}

function isRecord(value: unknown): value is UnknownFrame {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
