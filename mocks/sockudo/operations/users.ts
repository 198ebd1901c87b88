// Ending the sockets of a user.

import { json } from '../http/answer.ts'
import type { SignedCall, SignedOperation } from '../http/call.ts'

export const terminateUserConnections: SignedOperation = (call) =>
  closeUser(call, 4009, 'You got disconnected by the app.')

export const forceReconnectUser: SignedOperation = (call) =>
  closeUser(call, 4200, 'Force reconnect requested by the app.')

function closeUser({ app, param }: SignedCall, code: number, reason: string): ReturnType<SignedOperation> {
  app.listed = true
  for (const connection of [...(app.users.get(param('userId')) ?? [])]) connection.close(code, reason)
  return json(200, { ok: true })
}
