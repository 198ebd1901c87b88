// sockudo:auth: a newer token for a connection.

import { refresh } from '../tokens/authenticate.ts'
import type { Connection } from './connection.ts'
import { authError, invalidMessage } from './failure.ts'
import { authSuccessFrame } from './frames.ts'
import type { Message } from './message.ts'
import { fieldsOf } from './subscription.ts'

export function refreshToken(connection: Connection, { data }: Message): void {
  if (connection.protocol === 1) throw authError('sockudo:auth is only supported on protocol V2')
  connection.answer(authSuccessFrame(refresh(connection, tokenOf(data))))
}

/** @param data - JSON text: an object, or one as text @throws SocketFailure */
function tokenOf(data: string | undefined): string {
  if (data === undefined) throw invalidMessage('sockudo:auth requires data.token')
  const value: unknown = JSON.parse(data)
  const fields = fieldsOf(typeof value === 'string' ? parse(value) : value)
  // With one of these the server takes an object for another kind of message.
  const names = ['channel', 'channel_data', 'user_data']
  if (typeof value !== 'string' && names.some((name) => typeof fields[name] === 'string')) {
    throw invalidMessage('sockudo:auth data must contain token')
  }
  const token = fields['token']
  if (typeof token !== 'string') throw invalidMessage('sockudo:auth requires data.token')
  return token
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw invalidMessage('sockudo:auth data must be JSON')
  }
}
