// A connection gets its token: when it is made, or later for a new one.

import type { Connection } from '../socket/connection.ts'
import { authError } from '../socket/failure.ts'
import { tokenExpiredFrame } from '../socket/frames.ts'
import { assignUser } from '../users/identity.ts'
import { isRevoked } from './revocations.ts'
import { type Token, verifyToken } from './verify.ts'

/** Milliseconds between the word that a token expired and the end of the connection. */
const expiryGrace = 30_000

/** @throws SocketFailure */
export function authenticate(connection: Connection, text: string): Token {
  return take(connection, acceptedToken(connection, text))
}

/** Gives a connection a newer token of the same client. @throws SocketFailure */
export function refresh(connection: Connection, text: string): Token {
  const token = acceptedToken(connection, text)
  if (connection.userId !== undefined && connection.userId !== token.clientId) {
    const what = connection.token === undefined ? 'authenticated identity' : 'client_id'
    throw authError(`capability token refresh cannot change ${what}`)
  }
  return take(connection, token)
}

function take(connection: Connection, token: Token): Token {
  connection.token = token
  connection.capabilities = token.capabilities
  assignUser(connection, token.clientId)
  expireLater(connection, token)
  return token
}

function acceptedToken({ world, state }: Connection, text: string): Token {
  const token = verifyToken(text, state, world.settings.clock())
  if (isRevoked(world, state, token)) throw authError('capability token has been revoked')
  return token
}

function expireLater(connection: Connection, token: Token): void {
  const seconds = token.expires - Math.floor(connection.world.settings.clock() / 1000)
  // The server takes a token that expired a moment ago, and then waits for ever.
  if (seconds < 0) return
  const isCurrent = (): boolean => connection.token?.jti === token.jti
  connection.later(() => {
    if (!isCurrent()) return
    connection.answer(tokenExpiredFrame(40142, 'expired'))
    connection.later(() => {
      if (isCurrent()) connection.close(4009, 'capability token expired')
    }, expiryGrace)
  }, seconds * 1000)
}
