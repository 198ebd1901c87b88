// connectRecipient(): the browser side of the WebSockets Service.

import { ArgumentError } from '../../../core/errors/argument-error.ts'
import { ConnectionError } from '../../../core/errors/connection-error.ts'
import type { KitError } from '../../../core/errors/kit-error.ts'
import { describeFault } from '../../../core/fault.ts'
import { createInbox } from '../../../core/socket/inbox.ts'
import { createListeners } from '../../../core/socket/listeners.ts'
import { openReconnecting, type ReconnectingSocket } from '../../../core/socket/reconnecting-socket.ts'
import { openWebSocket, type WebSocketLike } from '../../../core/socket/web-socket.ts'
import type { Recipient, RecipientEvents } from './events.ts'
import { type RecipientOptions, resolveOptions } from './options.ts'
import { readMessage } from './read.ts'
import { nextUri, operation, type SocketUri } from './uri.ts'

/**
 * Connects a recipient, and stays connected: a connection that is lost is made again, each time with a fresh URI, after a
 * wait that becomes longer and is left to chance in part. Runs in browsers and wherever there is a WebSocket.
 *
 * What was pushed to this recipient by name while it was away comes when it is back, unless it expired. A refused handshake
 * looks like a lost network to a browser, and so is tried again, too. With a fixed URI it is tried with the same token,
 * which helps only as long as the service takes it: pass a function.
 *
 * @example
 * ```ts
 * import { connectRecipient } from 'channelkit/websockets-service/recipient'
 * import { WebSocket } from 'ws'
 *
 * const recipient = connectRecipient({
 *   uri: async () => 'ws://127.0.0.1:6010/?token=SOME_TOKEN', // in a page: await (await fetch('/socket-uri')).text()
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
  const listeners = createListeners<RecipientEvents<unknown>>([
    'open',
    'message',
    'close',
    'reconnecting',
    'error',
    'end',
  ])
  const inbox = createInbox<unknown>()
  /** The attempt under way; another one, or none, once it is over. */
  let current: object | undefined
  let redact = (text: string): string => text
  let attempt = 0
  let isClosed = false

  const tell = (error: Error): void => {
    if (listeners.has('error')) return listeners.emit('error', error as KitError)
    // oxlint-disable-next-line no-console -- there is nobody else to tell
    console.error('channelkit: connectRecipient', error)
  }

  const announce = (delay: number | undefined): void => {
    current = undefined
    if (delay !== undefined && !isClosed) listeners.emit('reconnecting', { delay, attempt: ++attempt })
  }

  async function connect(): Promise<WebSocketLike> {
    const own = {}
    current = own
    const next = await nextUri(uri)
    // A connection that nobody wants any more would take messages and lose them.
    if (current !== own) throw new ConnectionError('it is over', { operation, effect: 'none' })
    redact = next.redact
    return open(next)
  }

  function open({ href }: SocketUri): WebSocketLike {
    try {
      return openWebSocket(WebSocket, href)
    } catch (error) {
      if (error instanceof ArgumentError) throw error.in(operation)
      const { message, cause } = describeFault(error, redact)
      throw new ConnectionError(message, { operation, effect: 'none', cause })
    }
  }

  const socket: ReconnectingSocket = openReconnecting({
    ...settings,
    operation,
    connect,
    redact: (text) => redact(text),
    onOpen() {
      attempt = 0
      listeners.emit('open', undefined)
    },
    onMessage(data) {
      let message: unknown
      try {
        message = readMessage(data, parse)
      } catch (error) {
        return tell(error as Error)
      }
      inbox.push(message)
      listeners.emit('message', message)
    },
    onClose({ code, reason, wasClean, opened }, delay, error) {
      if (opened) listeners.emit('close', { code, reason: redact(reason), wasClean })
      // Whoever was told may have closed it.
      if (isClosed) return
      if (error !== undefined && (!opened || delay === undefined)) tell(error)
      announce(delay)
    },
    onFailure(error, delay) {
      tell(error)
      announce(delay)
    },
    onEnd(error) {
      isClosed = true
      current = undefined
      signal?.removeEventListener('abort', close)
      inbox.end(error)
      listeners.emit('end', undefined)
    },
  })

  function close(): void {
    inbox.forget()
    socket.close()
  }

  if (signal?.aborted) close()
  else signal?.addEventListener('abort', close)

  return {
    get state() {
      return socket.state
    },
    on(name, listener) {
      const off = listeners.on(name, listener)
      // Whoever listens has the messages; they are not kept for an iteration that may never come.
      if (name === 'message') inbox.forget()
      return off
    },
    close,
    [Symbol.asyncIterator]: () => inbox.iterate(),
  }
}
