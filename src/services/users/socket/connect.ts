// connectUsersEvents(): the event socket of the users server.

import { createInbox } from '../../../core/socket/inbox.ts'
import { createListeners } from '../../../core/socket/listeners.ts'
import { dialects } from './dialect.ts'
import { createLink } from './link.ts'
import type { EventsOptions, TokensOptions } from './options.ts'
import type { SocketSignals } from './signals.ts'
import type { EventSocket, UsersEvents, UsersSocket, UsersTokens } from './types.ts'

/** Who listens to these hears of no event: they are kept for an iteration all the same. */
const asides = ['unknown', 'invalid', 'open', 'close', 'reconnecting', 'error', 'end'] as const
/** How many events are kept for an iteration that has not begun; the oldest go first. */
const mostKept = 1000

type Event = object
type ByType = Readonly<Record<string | number, Event>>

/**
 * Connects to the event socket of a users server, and stays connected: a connection that is lost is made again, after a wait
 * that becomes longer and is left to chance in part. Only a refusal is final: then it ends with OriginNotApprovedError. For
 * a client that was approved before, it takes three in a row, because a server that starts again looks the same.
 *
 * The server compares the origin of the handshake with its `approvedSocketDomains`. A browser sends the origin of the page;
 * everywhere else it has to be set. What happens while there is no connection is not told later.
 *
 * @example
 * ```ts
 * import { connectUsersEvents, EventType } from 'channelkit/users'
 * import { createFakeUsers } from 'channelkit/mocks/users'
 * import { listen } from 'channelkit/mocks/node'
 * import { WebSocket } from 'ws'
 *
 * const fake = createFakeUsers({ approvedSocketDomains: ['^trusted-host$'] })
 * const server = await listen(fake, { port: 0 })
 *
 * const events = connectUsersEvents({
 *   url: `ws://127.0.0.1:${server.port}`,
 *   headers: { origin: 'trusted-host' },
 *   WebSocket, // not needed in browsers, and from Node 22 on
 * })
 * events.on(EventType.Login, ({ username }) => console.log(`${username} is here`))
 * await events.approved()
 * console.log((await events.echo('Hello world?')).message)
 * events.close()
 * await server.close()
 * ```
 *
 * @param options - only `url` is required; `dialect: 'tokens'` for servers of release 0.3.3 and later
 * @returns the connection, in the types of its dialect; of both, where the dialect is known at run time alone
 * @throws ArgumentError that names the option and the rule; also where there is no WebSocket. TypeError for headers or an API
 * key in a browser, where a page can set none
 */
export function connectUsersEvents(options: EventsOptions): UsersEvents
export function connectUsersEvents(options: TokensOptions): UsersTokens
export function connectUsersEvents(
  options: (EventsOptions | TokensOptions) & { readonly dialect: 'events' | 'tokens' },
): UsersSocket
export function connectUsersEvents(
  options: EventsOptions | TokensOptions,
): UsersEvents | UsersTokens | UsersSocket {
  const { frames } = dialects[options?.dialect === 'tokens' ? 'tokens' : 'events']
  const listeners = createListeners<ByType & SocketSignals<Event>>([...frames.keys(), 'event', ...asides])
  const inbox = createInbox<Event>()
  let isHeard = false

  /** @param isKnown - whether somebody is told in another way */
  function tell(error: Error, isKnown = false): void {
    if (listeners.has('error')) return listeners.emit('error', error)
    // oxlint-disable-next-line no-console -- there is nobody else to tell
    if (!isKnown) console.error('channelkit: connectUsersEvents', error)
  }

  const link = createLink(options, {
    frame(read) {
      if (read.kind === 'unknown') return listeners.emit('unknown', read.frame)
      if (read.kind === 'invalid') return listeners.emit('invalid', read.frame)
      if (inbox.kept >= mostKept) inbox.take()
      inbox.push(read.frame, isHeard)
      listeners.emit(read.type, read.frame)
      listeners.emit('event', read.frame)
    },
    open: () => listeners.emit('open', undefined),
    close: (closing) => listeners.emit('close', closing),
    reconnecting: (next) => listeners.emit('reconnecting', next),
    error: tell,
    end(error, isKnown) {
      if (error !== undefined) tell(error, isKnown || inbox.isRead)
      inbox.end(error)
      listeners.emit('end', undefined)
    },
  })

  const events: EventSocket<Event, ByType> = {
    get state() {
      return link.state
    },
    on(name, listener) {
      const off = listeners.on(name, listener)
      if (asides.some((aside) => aside === name)) return off
      isHeard = true
      inbox.forget()
      return off
    },
    approved: link.approved,
    meta: link.meta,
    close: link.close,
    [Symbol.dispose]: link.close,
    [Symbol.asyncIterator]: inbox.iterate,
  }
  // Release 0.3.3 and later know no echo: a message to them would never come back.
  if (options.dialect !== 'tokens') Object.assign(events, { echo: link.echo })
  return events as UsersSocket
}
