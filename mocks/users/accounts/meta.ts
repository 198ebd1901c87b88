// What anybody may keep with an account, as the server's database keeps it.

import { frozen } from '../../frozen.ts'
import type { Account } from './account.ts'
import { Told } from './told.ts'

export function getMeta({ meta }: Account): unknown {
  return meta
}

/** One member; a dot in the name is no path here, other than when it is set. @throws Told where there is no meta */
export function getMetaValue({ meta }: Account, name: unknown): unknown {
  const property = String(name)
  if (meta === null || meta === undefined)
    throw new Told(`Cannot read property '${property}' of ${String(meta)}`, 'TypeError')
  const holder = Object(meta) as Readonly<Record<string, unknown>>
  return Object.hasOwn(holder, property) ? holder[property] : undefined
}

/** @returns what was set @throws Told with the words of the database */
export function setMeta(account: Account, value: unknown): unknown {
  requireStorable(value, 'meta')
  account.meta = frozen(value || {})
  return value
}

/** The name is a path: a dot makes one object in another. @returns what was set @throws Told as `setMeta` */
export function setMetaValue(account: Account, name: unknown, value: unknown): unknown {
  const path = `meta.${String(name)}`
  const [root, ...steps] = path.split('.')
  if (steps.includes(''))
    throw databaseError(`The update path '${path}' contains an empty field name, which is not allowed.`)
  for (const step of steps) if (step.startsWith('$')) throw dollarError(step, path)
  // What JSON does not have is null in the database.
  const stored = value === undefined ? null : value
  requireStorable(stored, path)
  account.meta = frozen(withMember(account.meta, root!, steps, stored))
  return value
}

function withMember(
  holder: unknown,
  at: string,
  [step, ...rest]: readonly string[],
  value: unknown,
): unknown {
  if (step === undefined) return value
  // What is not there yet becomes an object.
  const parent = holder === undefined ? {} : holder
  if (typeof parent !== 'object' || parent === null)
    throw databaseError(`Cannot create field '${step}' in element {${at}: ${JSON.stringify(parent)}}`)
  if (Array.isArray(parent) && !/^\d+$/.test(step))
    throw databaseError(`Cannot create field '${step}' in element {${at}: ${JSON.stringify(parent)}}`)
  const copy: object = Array.isArray(parent) ? [...parent] : { ...parent }
  const inner = Object.hasOwn(parent, step) ? (parent as Readonly<Record<string, unknown>>)[step] : undefined
  const member = {
    value: withMember(inner, step, rest, value),
    enumerable: true,
    writable: true,
    configurable: true,
  }
  // By definition, so that `__proto__` is a member like any other.
  return Object.defineProperty(copy, step, member)
}

/** The database has no members with a dot or a dollar in front. */
function requireStorable(value: unknown, path: string): void {
  if (typeof value !== 'object' || value === null) return
  for (const [name, member] of Object.entries(value)) {
    if (name.startsWith('$')) throw dollarError(name, `${path}.${name}`)
    if (name.includes('.'))
      throw databaseError(`The dotted field '${name}' in '${path}.${name}' is not valid for storage.`)
    requireStorable(member, `${path}.${name}`)
  }
}

function dollarError(name: string, path: string): Told {
  return databaseError(`The dollar ($) prefixed field '${name}' in '${path}' is not valid for storage.`)
}

function databaseError(message: string): Told {
  return new Told(message, 'MongoError')
}
