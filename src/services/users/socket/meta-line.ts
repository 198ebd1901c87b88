// Meta requests of one connection, one at a time: the answer does not say what it answers.
//
// Two things would put a wrong answer under a request. An answer that is late, when the next request is already under way: so
// a request that was given up holds the line until its answer is here. And, on servers of the dialect `events`, more than one
// answer: they serve a connection once for each pattern that its origin matches. So each request there is followed by two
// marks, which are echoed at once and in order; as often as the first comes before the second, as many answers there are.

import { ConnectionError } from '../../../core/errors/connection-error.ts'
import { MetaRequestError } from '../../../core/errors/meta-request-error.ts'
import type { Call } from './calls.ts'
import type { Dialect, MetaAnswer, MetaRequest } from './dialect.ts'

export interface MetaLine {
  add(call: Call<unknown>, request: MetaRequest): void
  /** What the connection can take now. */
  pump(): void
  answered(answer: MetaAnswer): void
  /** A mark came back. */
  marked(mark: string): void
  /** The connection is gone, and with it every answer that is still out. @param code - of the error */
  lost(code: string): void
  /** Whether a call has to wait for the answer to another one that nobody waits for any more. */
  isHeldUp(call: Call<unknown>): boolean
}

export interface MetaLineOptions {
  readonly dialect: Dialect
  readonly isReady: () => boolean
  readonly send: (frame: object) => void
  /** A text that no other mark is. */
  readonly mark: () => string
}

interface Entry {
  readonly call: Call<unknown>
  readonly request: MetaRequest
}

/** The request that is under way. */
interface Current extends Entry {
  readonly first: string
  readonly second: string
  answers: number
  firsts: number
  /** How many answers there will be, once that is known. */
  expected: number | undefined
}

export function createMetaLine({ dialect, isReady, send, mark }: MetaLineOptions): MetaLine {
  const waiting: Entry[] = []
  let current: Current | undefined

  function pump(): void {
    while (current === undefined && isReady()) {
      const next = waiting.shift()
      if (next === undefined) return
      if (!next.call.isOver) begin(next)
    }
  }

  function begin({ call, request }: Entry): void {
    const [first, second] = [mark(), mark()]
    const expected = dialect.name === 'tokens' ? 1 : undefined
    current = { call, request, first, second, answers: 0, firsts: 0, expected }
    call.effect = 'val' in request ? 'unknown' : 'none'
    send({ [dialect.discriminator]: dialect.metaType, ...request })
    if (expected !== undefined) return
    send(dialect.probe(first))
    send(dialect.probe(second))
  }

  function goOn({ answers, expected }: Current): void {
    if (expected === undefined || answers < expected) return
    current = undefined
    pump()
  }

  return {
    pump,
    isHeldUp: (call) => current !== undefined && current.call !== call && current.call.isOver,
    add(call, request) {
      waiting.push({ call, request })
      pump()
    },
    answered(answer) {
      if (current === undefined || (dialect.repeats && !fits(answer, current.request))) return
      current.answers++
      const { call } = current
      if (answer.error === undefined) call.resolve(answer.val)
      else call.reject(errorOf(answer.error, call))
      goOn(current)
    },
    marked(found) {
      if (current === undefined) return
      if (found === current.first) current.firsts++
      if (found !== current.second || current.expected !== undefined) return
      current.expected = Math.max(1, current.firsts)
      goOn(current)
    },
    lost(code) {
      const over = current
      current = undefined
      if (over === undefined) return
      const { operation, effect } = over.call
      const message = 'the connection ended before the answer to the meta request came'
      over.call.reject(new ConnectionError(message, { operation, effect, code }))
    },
  }
}

/** Whether an answer can be one to a request. An error names neither user nor property. */
function fits({ error, username, property }: MetaAnswer, request: MetaRequest): boolean {
  if (error !== undefined) return true
  return username === request.username && property === request.property
}

/** Refusals that come before anything is read or written. */
const untouched =
  /^(?:Error: )?(?:Could not find user |You do not have permission |Please enter a valid |Please only use )/

function errorOf(reason: string, { operation, effect }: Call<unknown>): MetaRequestError {
  return new MetaRequestError(reason, { operation, effect: untouched.test(reason) ? 'none' : effect })
}
