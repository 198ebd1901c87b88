// The list: what happened, and when nobody was listening.

import type { UsersEvents, UsersTokens } from 'channelkit/users'
import { describeEvent, describeToken } from './describe.ts'

export interface Entry {
  /** Counts from 1, without a gap. */
  readonly id: number
  readonly at: string
  readonly text: string
}

export interface Audit {
  /** The last ones, the oldest first. */
  readonly entries: readonly Entry[]
  add(text: string): void
  /** @returns what ends the listening */
  onEntry(listener: (entry: Entry) => void): () => void
}

/** @param keep - how many entries are kept in memory; write them to your database for more */
export function createAudit(keep: number = 1000, clock: () => number = Date.now): Audit {
  const entries: Entry[] = []
  const listeners = new Set<(entry: Entry) => void>()
  let last = 0
  return {
    entries,
    add(text) {
      const entry = { id: ++last, at: new Date(clock()).toISOString(), text }
      entries.push(entry)
      if (entries.length > keep) entries.shift()
      for (const listener of listeners) listener(entry)
    },
    onEntry(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** Writes down what a server of release 0.3.3 or later tells. */
export function auditTokens(audit: Audit, tokens: UsersTokens): void {
  auditConnection(audit, tokens)
  tokens.on('event', (token) => addIfNews(audit, describeToken(token)))
}

/** Writes down what a server of release 0.3.2 or before tells. */
export function auditEvents(audit: Audit, events: UsersEvents): void {
  auditConnection(audit, events)
  events.on('event', (event) => addIfNews(audit, describeEvent(event)))
}

/** What both dialects tell besides events. */
interface Connection {
  on(name: 'open' | 'close' | 'unknown' | 'invalid' | 'end', listener: () => void): unknown
  on(name: 'error', listener: (error: Error) => void): unknown
}

/** What happens while there is no connection is told to nobody, so the list says when that was. */
function auditConnection(audit: Audit, socket: Connection): void {
  const add = (text: string) => (): void => audit.add(text)
  socket.on('open', add('listening to the users server'))
  socket.on('close', add('the connection is lost: what happens now is not in this list'))
  socket.on('unknown', add('the server told something that this program does not know'))
  socket.on('invalid', add('the server told something that cannot be read'))
  socket.on('error', ({ message }) => audit.add(`cannot listen: ${message}`))
  socket.on('end', add('listens no more'))
}

function addIfNews(audit: Audit, text: string | undefined): void {
  if (text !== undefined) audit.add(text)
}
