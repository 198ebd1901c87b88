// Payloads that go to one provider instead of the rendered texts.

import { utf8Length } from '../../../core/bytes.ts'
import { checkOptions } from '../../../core/check.ts'
import { ArgumentError, shapeOf } from '../../../core/errors/argument-error.ts'
import { encodeJson } from '../../../core/encode-json.ts'
import { checkProvider } from './values.ts'

/** Bytes. Source: Sockudo 5.2.0. */
const largest = 4096
/** Bytes of the body of a push to a single device of Apple. Source: the same. */
export const largestApnsDevice = 4096
/** Bytes; broadcasts of live activities may be larger, and the server measures everything for APNs by it. */
export const largestApns = 5120

/** @throws ArgumentError */
export function checkOverride(override: unknown, argument: string): void {
  checkOptions(override, ['provider', 'payload'], argument)
  const { provider, payload } = override as { provider?: unknown; payload?: unknown }
  checkProvider(provider, `${argument}.provider`)
  if (payload === undefined) throw new ArgumentError(`${argument}.payload`, 'is missing')
  const most = provider === 'apns' ? largestApns : largest
  const json = encodeJson(payload, `${argument}.payload`)
  const size = utf8Length(json)
  if (size > most) throw new ArgumentError(`${argument}.payload`, `exceeds ${most} bytes: it has ${size}`)
  if (provider !== 'apns') return
  // A broadcast has no override, so that this one goes to single devices.
  const body = apnsBodySize(json)
  if (body <= largestApnsDevice) return
  const rule = `exceeds ${largestApnsDevice} bytes in what is sent to a device: it has ${body}`
  throw new ArgumentError(`${argument}.payload`, rule)
}

/** Bytes of what APNs gets of a payload: with `aps`, only that and `data`. */
export function apnsBodySize(json: string): number {
  const payload = JSON.parse(json) as { aps?: unknown; data?: unknown } | null
  const { aps, data } = payload ?? {}
  return utf8Length(aps === undefined ? json : JSON.stringify({ aps, data }))
}

/**
 * Checks the overrides of a publish. Of two for one provider the server takes one without a word.
 *
 * @returns the providers that have one
 */
export function checkOverrides(overrides: unknown, argument: string): ReadonlySet<string> {
  const found = new Set<string>()
  if (overrides === undefined) return found
  if (!Array.isArray(overrides))
    throw new ArgumentError(argument, `must be a list, received ${shapeOf(overrides)}`)
  for (const [index, override] of overrides.entries()) {
    checkOverride(override, `${argument}[${index}]`)
    const { provider } = override as { provider: string }
    if (found.has(provider))
      throw new ArgumentError(`${argument}[${index}].provider`, 'has an override already: one is enough')
    found.add(provider)
  }
  return found
}
