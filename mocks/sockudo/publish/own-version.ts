// Events whose headers say that they are a version of a message. The server takes them at their word.

import type { Extras } from './event-body.ts'

const actions: readonly unknown[] = ['create', 'update', 'delete', 'append', 'summary'].map(
  (action) => `message.${action}`,
)

/** Then it gets no serials. */
export function isVersion(extras: Extras | undefined): boolean {
  const { sockudo_action: action, sockudo_message_serial: serial } = extras?.headers ?? {}
  return typeof serial === 'string' || actions.includes(action)
}

/** A change of a message: that has no place of its own in the history, either. */
export function isMutation(extras: Extras | undefined): boolean {
  return ['message.update', 'message.delete', 'message.append'].includes(
    String(extras?.headers?.['sockudo_action']),
  )
}
