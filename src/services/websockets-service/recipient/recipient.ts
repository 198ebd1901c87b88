// connectRecipient(): the browser side of the WebSockets Service.

import { ArgumentError } from '../../../core/errors/argument-error.ts'
import type { KitError } from '../../../core/errors/kit-error.ts'
import { createInbox } from '../../../core/socket/inbox.ts'
import { createListeners } from '../../../core/socket/listeners.ts'
import {
  type NextAttempt,
  openReconnecting,
  type ReconnectingSocket,
} from '../../../core/socket/reconnecting-socket.ts'
import { openWebSocket } from '../../../core/socket/web-socket.ts'
import { eventNames, type Recipient, type RecipientEvents } from './events.ts'
import { type RecipientOptions, resolveOptions } from './options.ts'
import { readMessage } from './read.ts'
import { nextUri, operation, redactorFor } from './uri.ts'

/**
 * Connects a recipient, and stays connected: a connection that is lost is made again, each time with a fresh URI, after a
 * wait that becomes longer and is left to chance in part. Runs in browsers and wherever there is a WebSocket.
 *
 * As we read the documentation, which is not clear about it (`holdAndDeliver` in the contract), what was pushed to this
 * recipient by name while it was away comes when it is back, unless it expired. A refused handshake looks like a lost
 * network to a browser, and so is tried again, too. With a fixed URI it is tried with the same token, which helps only as
 * long as the service takes it: pass a function.
 *
 * What comes is kept in memory until somebody listens to `message` or iterates. `close()` ends that, too.
 *
 * @example
 * ```ts
 * import { connectRecipient } from 'channelkit/websockets-service/recipient'
 * import { WebSocket } from 'ws'
 *
 * const recipient = connectRecipient({
 *   uri: async () => 'ws://127.0.0.1:6010/?token=SOME_TOKEN', // in a page: what a route of your server answers with
 *   WebSocket, // not needed in browsers, and from Node 22 on
 * })
 * recipient.on('message', (text) => console.log(text))
 * recipient.on('error', ({ message }) => console.log(message))
 * recipient.close()
 * ```
 *
 * @param options - only `uri` is required
 * @throws ArgumentError that names the option and the rule; also where there is no WebSocket
 */
export function connectRecipient(
  options: RecipientOptions & { readonly parse?: undefined },
): Recipient<string>
export function connectRecipient<Message>(
  options: RecipientOptions & { readonly parse: (text: string) => Message },
): Recipient<Message>
export function connectRecipient(options: RecipientOptions): Recipient<unknown>
export function connectRecipient(options: RecipientOptions): Recipient<unknown> {
  const { uri, parse, WebSocket, signal, ...settings } = resolveOptions(options)
  const wasAborted = signal?.aborted ?? false
  const listeners = createListeners<RecipientEvents<unknown>>(eventNames)
  const inbox = createInbox<unknown>()
  let redact = (text: string): string => text
  /** Of a call of `uri` under way. */
  let asking: AbortController | undefined
  let isClosed = false
  let isEnded = false

  /** @param isLast - whether iterations throw it */
  const tell = (error: KitError, isLast = false): void => {
    if (listeners.has('error')) return listeners.emit('error', error)
    // oxlint-disable-next-line no-console -- there is nobody else to tell
    if (!isLast || !inbox.isRead) console.error('channelkit: connectRecipient', error)
  }

  /** What came when nobody listened is for whoever listens first. */
  const hand = (): void => {
    while (!isClosed && inbox.kept > 0 && listeners.has('message')) listeners.emit('message', inbox.take())
  }

  const announce = (next: NextAttempt | undefined): void => {
    if (next !== undefined && !isEnded) listeners.emit('reconnecting', next)
  }

  const socket: ReconnectingSocket = openReconnecting({
    ...settings,
    operation,
    prepare: () => nextUri(uri, (asking = new AbortController()).signal),
    make(next) {
      asking = undefined
      redact = redactorFor(next)
      return openWebSocket(WebSocket, new URL(next).href)
    },
    redact: (text) => redact(text),
    onOpen: () => listeners.emit('open', undefined),
    onMessage(data) {
      let message: unknown
      try {
        message = readMessage(data, parse)
      } catch (error) {
        return tell(error as KitError)
      }
      hand()
      // Whoever was told of an earlier one may have closed it.
      if (isClosed) return
      inbox.push(message, listeners.has('message'))
      listeners.emit('message', message)
    },
    onClose({ code, reason, wasClean, opened }, next, error) {
      if (opened) listeners.emit('close', { code, reason: redact(reason), wasClean })
      // Whoever was told may have closed it.
      if (isEnded) return
      if (error !== undefined && (!opened || next === undefined)) tell(error, next === undefined)
      announce(next)
    },
    onFailure(error, next) {
      asking?.abort(error)
      if (error instanceof ArgumentError) error.in(operation)
      tell(error, next === undefined)
      announce(next)
    },
    onEnd(error) {
      isEnded = true
      signal?.removeEventListener('abort', close)
      hand()
      inbox.end(error)
      // Nobody can listen yet where the signal was aborted before.
      if (wasAborted) queueMicrotask(() => listeners.emit('end', undefined))
      else listeners.emit('end', undefined)
    },
  })

  function close(): void {
    isClosed = true
    socket.close()
    asking?.abort()
  }

  if (wasAborted) close()
  else signal?.addEventListener('abort', close)

  return {
    get state() {
      return socket.state
    },
    on(name, listener) {
      const off = listeners.on(name, listener)
      if (name === 'message') queueMicrotask(hand)
      return off
    },
    close,
    [Symbol.dispose]: close,
    [Symbol.asyncIterator]() {
      // They belong to those who listen already.
      hand()
      return inbox.iterate()
    },
  }
}
