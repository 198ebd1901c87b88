// A frame of a client in the dialect of tokens: there is one that the server has an ear for.

import { Told } from '../accounts/told.ts'
import type { World } from '../world.ts'
import { actOnMeta, type MetaRequest } from './act-on-meta.ts'
import { answerMeta } from './answer-meta.ts'
import type { Connection } from './connection.ts'
import { keyOf } from './event-name.ts'

const type = 'MetaRequest'

export function processToken(
  world: World,
  connection: Connection,
  token: MetaRequest & { readonly type?: unknown },
): void {
  if (keyOf(token.type) !== type) return
  const { property, username } = token
  answerMeta(world, connection, () => {
    try {
      const val = actOnMeta(world, token, () => requireKey(connection))
      return { type, val, property, username }
    } catch (error) {
      if (!(error instanceof Told)) throw error
      return { type, error: error.message }
    }
  })
}

/** @throws Told */
function requireKey({ authorized }: Connection): void {
  if (!authorized) throw new Told('You do not have permission to make this request')
}
