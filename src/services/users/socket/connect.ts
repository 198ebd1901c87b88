// connectUsersEvents(): the event socket of the users server.

import { createInbox } from '../../../core/socket/inbox.ts'
import { createListeners } from '../../../core/socket/listeners.ts'
import { dialects } from './dialect.ts'
import { createLink } from './link.ts'
import type { EventsOptions, TokensOptions } from './options.ts'
import type { EventSocket, SocketSignals, UsersEvents, UsersTokens } from './types.ts'

const signals = ['event', 'unknown', 'invalid', 'open', 'close', 'reconnecting', 'error', 'end'] as const
/** What listens to these does not need the events for an iteration. */
const aside: readonly unknown[] = ['unknown', 'invalid', 'open', 'close', 'reconnecting', 'error', 'end']
/** How many events are kept for an iteration that has not begun. */
const mostKept = 1000

type Event = object
type ByType = Readonly<Record<string | number, Event>>

/**
 * Connects to the event socket of a users server, and stays connected: a connection that is lost is made again, after a wait
 * that becomes longer and is left to chance in part. Only a refusal is final: then it ends with OriginNotApprovedError.
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
 * @throws ArgumentError that names the option and the rule; also where there is no WebSocket. TypeError for headers or an API
 * key in a browser, where a page can set none
 */
export function connectUsersEvents(options: EventsOptions): UsersEvents
export function connectUsersEvents(options: TokensOptions): UsersTokens
export function connectUsersEvents(options: EventsOptions | TokensOptions): UsersEvents | UsersTokens {
  const types = [...dialects[options?.dialect === 'tokens' ? 'tokens' : 'events'].frames.keys()]
  const listeners = createListeners<ByType & SocketSignals<Event>>([...(types as string[]), ...signals])
  const inbox = createInbox<Event>()
  let kept = 0
  let isRead = false

  const link = createLink(options, {
    frame(read) {
      if (read.kind !== 'event') return listeners.emit(read.kind, read.frame as never)
      if (!isRead && ++kept > mostKept) inbox.forget()
      inbox.push(read.frame)
      listeners.emit(read.type as string, read.frame)
      listeners.emit('event', read.frame)
    },
    open: () => listeners.emit('open', undefined),
    close: (closing) => listeners.emit('close', closing),
    reconnecting: (next) => listeners.emit('reconnecting', next),
    error(error, isKnown) {
      if (listeners.has('error')) return listeners.emit('error', error)
      // oxlint-disable-next-line no-console -- there is nobody else to tell
      if (!isKnown && !isRead) console.error('channelkit: connectUsersEvents', error)
    },
    end(error) {
      inbox.end(error)
      listeners.emit('end', undefined)
    },
  })

  const events: EventSocket<Event, ByType> & Pick<UsersEvents, 'echo'> = {
    get state() {
      return link.state
    },
    on(name, listener) {
      const off = listeners.on(name, listener)
      if (!aside.includes(name)) inbox.forget()
      return off
    },
    approved: link.approved,
    echo: link.echo,
    meta: link.meta,
    close: link.close,
    [Symbol.dispose]: link.close,
    [Symbol.asyncIterator]() {
      isRead = true
      return inbox.iterate()
    },
  }
  if (options.dialect !== 'tokens') return events as UsersEvents
  // What the server does not know is not there: a message to it would never come back.
  Reflect.deleteProperty(events, 'echo')
  return events as UsersTokens
}
