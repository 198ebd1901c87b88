// What a MetaRequest asks for, by the members that it has.

import { getMeta, getMetaValue, setMeta, setMetaValue } from '../accounts/meta.ts'
import { Told } from '../accounts/told.ts'
import type { World } from '../world.ts'

export interface MetaRequest {
  readonly username?: unknown
  readonly property?: unknown
  readonly val?: unknown
}

/**
 * @param permit - called once the user is found, and before anything is done
 * @returns what was read or written
 * @throws Told
 */
export function actOnMeta(world: World, request: MetaRequest, permit: () => void = () => {}): unknown {
  const { username, property, val } = request
  const account = world.accounts.find(username)
  if (account === undefined) throw nobody(username)
  permit()
  if (property) {
    return val === undefined ? getMetaValue(account, property) : setMetaValue(account, property, val)
  }
  // What is false to JavaScript cannot be set, and is not: it reads.
  return val ? setMeta(account, val) : getMeta(account)
}

/** Said as bare text, unlike everything else. */
function nobody(username: unknown): Told {
  return new Told(`Could not find user ${String(username)}`, '')
}
