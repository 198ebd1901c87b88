// Whom each result of a push is about, as far as that is certain.

import type { PushResult } from './push.ts'

/**
 * Adds the recipient to each result that is certain to be about one.
 *
 * A message says it by itself. What is left are errors, and messages whose selection leaves the recipient out: if there are
 * as many of them as recipients that no message is to, it is those. Which is whose says their place, unless a message shows
 * that the order is another; the last one that is left needs no place.
 *
 * @param recipients - those that were asked for, each of them once
 */
export function withRecipients(results: readonly PushResult[], recipients: readonly string[]): PushResult[] {
  const said = results.map(({ item }) => (typeof item?.recipient === 'string' ? item.recipient : undefined))
  const named = new Set(said)
  const left = recipients.filter((recipient) => !named.has(recipient))
  const unnamed = said.filter((recipient) => recipient === undefined).length
  const isInOrder = said.every(
    (recipient, index) => recipient === undefined || recipient === recipients[index],
  )
  const isWhole = results.length === recipients.length && left.length === unnamed
  const areKnown = isWhole && (isInOrder || unnamed === 1)
  return results.map((result, index) => {
    const recipient = said[index] ?? (areKnown ? left.shift() : undefined)
    return recipient === undefined ? result : { recipient, ...result }
  })
}
