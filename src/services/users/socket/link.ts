// One socket and what hangs on it: whether it is approved, the calls that wait, and who is told of what comes.

import { ConnectionError } from '../../../core/errors/connection-error.ts'
import { isKitError, type KitError } from '../../../core/errors/kit-error.ts'
import { OriginNotApprovedError } from '../../../core/errors/origin-not-approved-error.ts'
import { redactingAlso, redactor } from '../../../core/redact.ts'
import type { Closing } from '../../../core/socket/connection.ts'
import {
  openReconnecting,
  type ReconnectingSocket,
  scheduleWithTimers,
} from '../../../core/socket/reconnecting-socket.ts'
import { openWebSocket, type WebSocketLike } from '../../../core/socket/web-socket.ts'
import { createApproval } from './approval.ts'
import { createCalls, type SocketCallOptions, checkCallOptions, runIn } from './calls.ts'
import type { MetaAnswer } from './dialect.ts'
import { createEchoes, type EchoEvent, type Echoes } from './echo.ts'
import { EventType } from './event-type.ts'
import { type Read, readFrame } from './frames.ts'
import { createMetaLine } from './meta-line.ts'
import { createMetaStore, type MetaStore } from './meta.ts'
import { type EventsOptions, resolveOptions, type TokensOptions } from './options.ts'
import type { SocketClosing } from './types.ts'

const operation = 'connectUsersEvents'
const closedByCaller = 'client_closed'

/** Who is told of what. */
export interface Hearing {
  frame(read: Read): void
  open(): void
  close(closing: SocketClosing): void
  reconnecting(next: { readonly delay: number; readonly attempt: number }): void
  /** @param isKnown - whether a call has told it already */
  error(error: Error, isKnown: boolean): void
  end(error: Error | undefined): void
}

export interface Link {
  readonly state: ReconnectingSocket['state']
  readonly meta: MetaStore
  readonly echo: Echoes['echo']
  approved(options?: SocketCallOptions): Promise<void>
  close(): void
}

/** Nothing is told before the caller has what this returns. */
export function createLink(options: EventsOptions | TokensOptions, hearing: Hearing): Link {
  const { url, dialect, headers, hasKey, reconnect, timeout, secrets } = resolveOptions(options)
  const { schedule = scheduleWithTimers } = options
  const redact = redactingAlso(redactor([]), secrets)
  const calls = createCalls(timeout, schedule)
  const own = ownMarks()
  const send = (frame: object): void => void socket.send(JSON.stringify(frame))
  const approval = createApproval(() => send(dialect.probe(own.next())), schedule)
  const line = createMetaLine({ dialect, isReady: () => approval.isApproved, send, mark: own.next })
  const echoes = createEchoes(calls, approval.whenApproved, send)
  let attempt = 0

  function connect(): WebSocketLike {
    try {
      return openWebSocket(options.WebSocket, url, { headers })
    } catch (error) {
      if (isKitError(error)) throw error
      const said = redact(error instanceof Error ? error.message : String(error))
      throw new ConnectionError(said, { operation, effect: 'none' })
    }
  }

  function hear(data: unknown): void {
    const read = readFrame(dialect, data)
    const mark = read.kind === 'invalid' ? undefined : dialect.marked(read.frame)
    if (own.has(mark)) return line.marked(mark)
    if (read.kind === 'event') {
      if (read.type === dialect.metaType) line.answered(read.frame as MetaAnswer)
      if (read.type === EventType.Echo) echoes.answered(read.frame as unknown as EchoEvent)
    }
    hearing.frame(read)
  }

  function refusal({ opened, received, code }: Closing): KitError | undefined {
    // Whether it calls itself clean does not matter: no close frame has this code, but Mock Service Worker says so.
    const isCut = opened && !received && code === 1006
    if (!isCut || !approval.maybeRefused) return undefined
    const { origin } = headers ?? {}
    return new OriginNotApprovedError(origin, tipFor(origin, hasKey), operation)
  }

  /** What is out on this connection gets no answer any more. */
  function lost(code: string): void {
    approval.lost()
    line.lost(code)
    echoes.lost(code)
  }

  function announce(delay: number | undefined): void {
    // The one who was told of the end may have closed it.
    if (delay === undefined || socket.state === 'closed') return
    hearing.reconnecting({ delay, attempt: ++attempt })
  }

  const socket: ReconnectingSocket = openReconnecting({
    operation,
    connect,
    timeout,
    reconnect,
    schedule,
    refusal,
    redact,
    onOpen() {
      attempt = 0
      approval.opened()
      hearing.open()
    },
    onMessage(data) {
      hear(data)
      if (approval.isApproved) return
      approval.received()
      line.pump()
    },
    onClose({ code, reason, wasClean, opened }, delay, error) {
      lost('connection_lost')
      if (opened) hearing.close({ code, reason: redact(reason), wasClean })
      if (error !== undefined && !opened && delay !== undefined) hearing.error(error, false)
      announce(delay)
    },
    onFailure(error, delay) {
      if (delay !== undefined) hearing.error(error, false)
      announce(delay)
    },
    onEnd(error) {
      // After a loss there is nothing left: it is the caller who closed it.
      lost(closedByCaller)
      approval.end()
      const isKnown = calls.end(error ?? closed())
      if (error !== undefined) hearing.error(error, isKnown)
      hearing.end(error)
    },
  })

  return {
    get state() {
      return socket.state
    },
    echo: echoes.echo,
    meta: createMetaStore(calls, line, () => {
      // Without another attempt it would only be the end of it.
      if (reconnect.attempts > 0) socket.renew()
    }),
    approved: (callOptions = {}) =>
      runIn('approved', () => {
        checkCallOptions(callOptions)
        const call = calls.start<void>('approved', callOptions)
        approval.whenApproved(() => call.resolve())
        return call.promise
      }),
    close: () => socket.close(),
  }
}

function closed(): ConnectionError {
  return new ConnectionError('the socket is closed', { operation, effect: 'none', code: closedByCaller })
}

/** Texts that come back and belong to nobody else. Letters and digits alone: they stand for user names, too. */
function ownMarks(): { next(): string; has(mark: unknown): mark is string } {
  const random = crypto.getRandomValues(new Uint8Array(12))
  const prefix = `channelkit${Array.from(random, (byte) => byte.toString(16).padStart(2, '0')).join('')}n`
  let count = 0
  return {
    next: () => `${prefix}${count++}`,
    has: (mark): mark is string => typeof mark === 'string' && mark.startsWith(prefix),
  }
}

function tipFor(origin: string | undefined, hasKey: boolean): string {
  const key = hasKey ? '; the API key is not the one of the server either' : ''
  if (origin === undefined) {
    const tip = 'no origin was sent by option; outside of browsers, set headers: { origin }'
    return `${tip} to one that a pattern in its approvedSocketDomains matches${key}`
  }
  return `no pattern in its approvedSocketDomains matches "${origin}"${key}`
}
