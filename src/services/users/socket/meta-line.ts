// Meta requests of one connection, one at a time: an answer does not say what it answers.
//
// The next request goes out when nothing more can come of the one before it, which two marks tell (probes of our own, which
// come back in order). One goes with each request in the dialect `events`, where a server serves a connection once for each
// pattern that its origin matches: as often as this mark comes back, as many answers there are. The other one goes out when
// another request waits: when it is back and all answers are here, then so is whatever came twice. When they are not all here
// after a while, the connection is made anew, and takes with it what could still come.

import { ConnectionError } from '../../../core/errors/connection-error.ts'
import type { Schedule } from '../../../core/socket/connection.ts'
import type { Call } from './calls.ts'
import type { Dialect, MetaAnswer, MetaRequest } from './dialect.ts'
import { errorOf, fits, missing } from './meta-answer.ts'

/** Milliseconds that a request waits for what is left of the one before it. */
const patience = 2000

export interface MetaLine {
  add(call: Call<unknown>, request: MetaRequest): void
  /** The connection can take something now. */
  pump(): void
  answered(answer: MetaAnswer): void
  /** A mark came back. */
  marked(mark: string): void
  /** The connection is gone, and with it every answer that is still out. @param code - of the error */
  lost(code: string): void
}

export interface MetaLineOptions {
  readonly dialect: Dialect
  readonly isReady: () => boolean
  /** @param operation - of the call, for errors @returns why it could not be sent */
  readonly send: (frame: object, operation?: string) => Error | undefined
  /** A text that no other mark is. */
  readonly mark: () => string
  readonly schedule: Schedule
  /** Makes the connection anew. @returns whether that can be */
  readonly renew: () => boolean
}

interface Entry {
  readonly call: Call<unknown>
  readonly request: MetaRequest
}

/** The request that went out last. */
interface Current extends Entry {
  /** The mark that went with it. */
  readonly first: string
  firsts: number
  answers: number
  /** The mark behind which nothing more comes of it. */
  last: string | undefined
  /** How many answers there are, once the last mark was back. */
  expected: number | undefined
  /** Ends the wait for what is left of it. */
  cancel: () => void
  /** Whether what is left of it did not come. */
  isStuck: boolean
}

export function createMetaLine(options: MetaLineOptions): MetaLine {
  const { dialect, isReady, send, mark, schedule, renew } = options
  const waiting = new Set<Entry>()
  let current: Current | undefined

  function pump(): void {
    while (current === undefined && isReady()) {
      const [next] = waiting
      if (next === undefined) return
      waiting.delete(next)
      begin(next)
    }
    if (waiting.size > 0 && current?.call.isOver && current.last === undefined) finish(current)
  }

  function begin({ call, request }: Entry): void {
    const first = mark()
    const state = { firsts: 0, answers: 0, last: undefined, expected: undefined, isStuck: false }
    current = { call, request, first, ...state, cancel: () => {} }
    call.effect = 'val' in request ? 'unknown' : 'none'
    const fault = send({ [dialect.discriminator]: dialect.metaType, ...request }, call.operation)
    if (fault !== undefined) {
      current = undefined
      call.reject(fault)
    } else if (!dialect.repeats) send(dialect.probe(first))
  }

  function finish(over: Current): void {
    over.cancel()
    over.last = mark()
    over.cancel = schedule(() => giveUp(over), patience)
    send(dialect.probe(over.last))
  }

  function giveUp(over: Current): void {
    if (renew()) return
    over.isStuck = true
    for (const { call } of [...waiting]) call.reject(missing(call))
  }

  return {
    pump,
    add(call, request) {
      if (current?.isStuck) return call.reject(missing(call))
      const entry = { call, request }
      waiting.add(entry)
      call.onOver(() => {
        waiting.delete(entry)
        if (current?.call === call) pump()
      })
      pump()
    },
    answered(answer) {
      const asked = current
      if (asked === undefined || !fits(answer, asked.request, dialect)) return
      const { call } = asked
      asked.answers++
      if (answer.error === undefined) call.resolve(answer.val)
      else call.reject(errorOf(answer.error, call))
      // The last mark had overtaken it: another one follows, because this answer may come twice, too.
      if (asked.answers === asked.expected) finish(asked)
    },
    marked(found) {
      if (current === undefined) return
      if (found === current.first) current.firsts++
      if (found !== current.last) return
      current.expected = Math.max(1, current.firsts)
      if (current.answers < current.expected) return
      current.cancel()
      current = undefined
      pump()
    },
    lost(code) {
      const over = current
      current = undefined
      if (over === undefined) return
      over.cancel()
      const { operation, effect } = over.call
      const message = 'the connection ended before the answer to the meta request came'
      over.call.reject(new ConnectionError(message, { operation, effect, code }))
    },
  }
}
