// pusher:unsubscribe. Nothing is answered, whether the socket was subscribed or not.

import { leave } from '../channels/leave.ts'
import type { Connection } from './connection.ts'
import { invalidMessage } from './failure.ts'
import type { Message } from './message.ts'
import { fieldsOf } from './subscription.ts'

export function unsubscribe(connection: Connection, { data }: Message): void {
  if (data === undefined) throw invalidMessage('Missing data in unsubscribe message')
  const value: unknown = JSON.parse(data)
  // Text is the name itself here, not JSON as in pusher:subscribe.
  const channel = typeof value === 'string' ? value : fieldsOf(value)['channel']
  if (typeof channel !== 'string') throw invalidMessage('Missing channel in unsubscribe message')
  leave(connection, channel)
}
