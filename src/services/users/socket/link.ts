// One socket: made, made again, and who is told of what comes.

import { ConnectionError } from '../../../core/errors/connection-error.ts'
import type { KitError } from '../../../core/errors/kit-error.ts'
import { describeFault } from '../../../core/fault.ts'
import type { Closing } from '../../../core/socket/connection.ts'
import {
  type NextAttempt,
  openReconnecting,
  type ReconnectingSocket,
  scheduleWithTimers,
} from '../../../core/socket/reconnecting-socket.ts'
import { openWebSocket } from '../../../core/socket/web-socket.ts'
import { type Conversation, createConversation } from './conversation.ts'
import type { Read } from './frames.ts'
import { type EventsOptions, resolveOptions, type TokensOptions } from './options.ts'
import { operation, refused, wrongDialectIn } from './refusal.ts'
import type { SocketClosing } from './signals.ts'

const closedByCaller = 'client_closed'

/** Who is told of what. */
export interface Hearing {
  frame(read: Read): void
  open(): void
  close(closing: SocketClosing): void
  reconnecting(next: NextAttempt): void
  error(error: Error): void
  /** @param isKnown - whether a call has told the error already */
  end(error: Error | undefined, isKnown: boolean): void
}

export interface Link extends Pick<Conversation, 'meta' | 'echo' | 'approved'> {
  readonly state: ReconnectingSocket['state']
  close(): void
}

/** Nothing is told before the caller has what this returns. */
export function createLink(options: EventsOptions | TokensOptions, hearing: Hearing): Link {
  const { url, dialect, headers, hasKey, reconnect, timeout, redact } = resolveOptions(options)
  const { schedule = scheduleWithTimers } = options
  const isOpen = (): boolean => socket.state === 'open'
  const conversation = createConversation({ dialect, timeout, schedule, send, renew, isOpen })
  let wasWarned = false
  /** Why no attempt follows, once that is so. */
  let last: KitError | undefined

  function send(frame: object, asked = operation): ConnectionError | undefined {
    try {
      socket.send(JSON.stringify(frame))
      return undefined
    } catch (fault) {
      const { message, cause } = describeFault(fault, redact)
      const said = { operation: asked, effect: 'none', cause } as const
      return new ConnectionError(`the WebSocket did not send: ${message}`, said)
    }
  }

  function renew(): boolean {
    // Without another attempt it would only be the end of it.
    if (reconnect.attempts === 0) return false
    socket.renew()
    return true
  }

  function warn(error: Error | undefined): void {
    if (error === undefined || wasWarned) return
    wasWarned = true
    hearing.error(error)
  }

  function refusal({ opened, received, code }: Closing): KitError | undefined {
    // Whether it calls itself clean does not matter: no close frame has this code, but Mock Service Worker says so.
    const isCut = opened && !received && code === 1006
    return isCut && conversation.cut() ? refused({ origin: headers?.['origin'], hasKey }) : undefined
  }

  function announce(next: NextAttempt | undefined): void {
    // The one who was told of the end may have closed it.
    if (next !== undefined && socket.state !== 'closed') hearing.reconnecting(next)
  }

  const socket: ReconnectingSocket = openReconnecting({
    operation,
    prepare: () => url,
    make: (target) => openWebSocket(options.WebSocket, target, { headers }),
    timeout,
    reconnect,
    schedule,
    refusal,
    redact,
    onOpen() {
      conversation.opened()
      hearing.open()
    },
    onMessage(data) {
      const read = conversation.hear(data)
      if (read === undefined) return
      if (read.kind === 'unknown') warn(wrongDialectIn(read.frame, dialect))
      hearing.frame(read)
    },
    onClose({ code, reason, wasClean, opened }, next, error) {
      if (next === undefined) last = error
      conversation.lost('connection_lost')
      if (opened) hearing.close({ code, reason: redact(reason), wasClean })
      if (error !== undefined && !opened && next !== undefined) hearing.error(error)
      announce(next)
    },
    onFailure(error, next) {
      if (next !== undefined) hearing.error(error)
      announce(next)
    },
    onEnd(reason) {
      // Whoever closes it while the last loss is told does not hide why it was the last.
      const error = reason ?? last
      // After a loss there is nothing left: it is the caller who closed it.
      conversation.lost(closedByCaller)
      hearing.end(error, conversation.end(error ?? closed()))
    },
  })

  return {
    get state() {
      return socket.state
    },
    echo: conversation.echo,
    meta: conversation.meta,
    approved: conversation.approved,
    close: () => socket.close(),
  }
}

function closed(): ConnectionError {
  return new ConnectionError('the socket is closed', { operation, effect: 'none', code: closedByCaller })
}
