// What is said on a socket: whether it is approved, the calls that wait, and what a frame means to them.

import type { ConnectionError } from '../../../core/errors/connection-error.ts'
import type { Schedule } from '../../../core/socket/connection.ts'
import { createApproval } from './approval.ts'
import { type Calls, checkCallOptions, createCalls, runIn, type SocketCallOptions } from './calls.ts'
import type { Dialect, MetaAnswer } from './dialect.ts'
import { createEchoes, type EchoEvent, type Echoes } from './echo.ts'
import { EventType } from './event-type.ts'
import { type Read, readFrame } from './frames.ts'
import { createMarks } from './marks.ts'
import { createMetaLine } from './meta-line.ts'
import type { MetaStore } from './meta-store.ts'
import { createMetaStore } from './meta.ts'
import { noAnswerIn } from './refusal.ts'

export interface Conversation {
  readonly meta: MetaStore
  readonly echo: Echoes['echo']
  approved(options?: SocketCallOptions): Promise<void>
  opened(): void
  /** @returns what somebody else has to be told of; undefined for what was only between the server and this client */
  hear(data: unknown): Read | undefined
  /** The connection was cut before anything came. @returns whether that was a refusal */
  cut(): boolean
  /** What is out on this connection gets no answer any more. @param code - of the error */
  lost(code: string): void
  /** Ends all calls, and every later one. @returns whether there was any */
  end(error: Error): boolean
}

export interface ConversationOptions {
  readonly dialect: Dialect
  readonly timeout: number
  readonly schedule: Schedule
  /** @param operation - of the call, for errors @returns why it could not be sent */
  readonly send: (frame: object, operation?: string) => ConnectionError | undefined
  /** Makes the connection anew. @returns whether that can be */
  readonly renew: () => boolean
  readonly isOpen: () => boolean
}

export function createConversation(options: ConversationOptions): Conversation {
  const { dialect, timeout, schedule, send, renew, isOpen } = options
  const marks = createMarks()
  const calls: Calls = createCalls(timeout, schedule, awaited)
  const approval = createApproval(() => void send(dialect.probe(marks.next())), schedule)
  const echoes = createEchoes(calls, approval.whenApproved, send)
  const isReady = (): boolean => approval.isApproved
  const line = createMetaLine({ dialect, isReady, send, mark: marks.next, schedule, renew })

  function awaited(): string | undefined {
    if (!isOpen()) return 'connection'
    return approval.isApproved ? undefined : noAnswerIn(dialect)
  }

  return {
    echo: echoes.echo,
    meta: createMetaStore(calls, line),
    approved: (callOptions = {}) =>
      runIn('approved', () => {
        checkCallOptions(callOptions)
        const call = calls.start<void>('approved', callOptions)
        call.onOver(approval.whenApproved(() => call.resolve()))
        return call.promise
      }),
    opened: approval.opened,
    hear(data) {
      const read = readFrame(dialect, data)
      const mark = read.kind === 'invalid' ? undefined : dialect.marked(read.frame)
      if (marks.has(mark)) {
        approval.approve()
        line.marked(mark)
        line.pump()
        return undefined
      }
      if (read.kind === 'event') {
        if (read.type === dialect.metaType) line.answered(read.frame as MetaAnswer)
        if (read.type === EventType.Echo) echoes.answered(read.frame as unknown as EchoEvent)
      }
      return read
    },
    cut: approval.cut,
    lost(code) {
      // First of all: nothing goes out any more.
      approval.lost()
      line.lost(code)
      echoes.lost(code)
    },
    end(error) {
      approval.end()
      return calls.end(error)
    },
  }
}
