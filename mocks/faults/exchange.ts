// One request through the faults that meet it.

import { DroppedConnection } from '../dropped-connection.ts'
import type { WireAnswer } from '../fake-server.ts'
import { damagedBody } from './body.ts'
import type { FaultAnswer, UnreachableNode } from './effects.ts'
import type { FaultRequest } from './subjects.ts'
import type { FaultFinder } from './faults.ts'
import type { Pauses } from './pauses.ts'

/** What is different for this request in the server itself. */
export interface Conditions {
  /** Milliseconds by which the server's clock is ahead. */
  readonly clockSkew?: number | undefined
  readonly unreachableNode?: UnreachableNode | undefined
}

export interface Processing<Answer extends WireAnswer> {
  /** As the server does it, under these conditions. */
  process(conditions: Conditions): Answer
  /** Answers in the server's place, and processes nothing. */
  refuse(answer: FaultAnswer): Answer
  /** Milliseconds for which the server waits for a node that does not answer, if it takes the request. */
  waitFor(node: UnreachableNode): number
}

/**
 * Latency comes first, then what keeps the request from being processed, then what is wrong while and after it is. Of
 * each kind the first fault that meets the request is the one that counts.
 *
 * @throws DroppedConnection
 */
export async function exchangeWithFaults<Answer extends WireAnswer>(
  faults: FaultFinder,
  pauses: Pauses,
  request: FaultRequest,
  { process, refuse, waitFor }: Processing<Answer>,
): Promise<Answer> {
  const latency = faults.forRequest('latency', request)
  if (latency !== undefined) await pauses.wait(latency.draw(latency.fault.latency!))
  const drop = faults.forRequest('drop', request)?.fault.drop
  if (drop === 'before') throw new DroppedConnection()
  const refused = drop === undefined ? faults.forRequest('status', request) : undefined
  const answer = refused === undefined ? await processed() : refuse(refused.fault as FaultAnswer)
  if (drop === 'after') throw new DroppedConnection()
  if (answer.body.byteLength === 0 || request.method === 'HEAD') return answer
  const slow = faults.forRequest('slowBody', request)
  const truncated = faults.forRequest('truncateBody', request)
  const pieces = damagedBody(answer.body, slow, truncated, pauses)
  return pieces === undefined ? answer : { ...answer, pieces }

  async function processed(): Promise<Answer> {
    const node = faults.forRequest('unreachableNode', request)?.fault.unreachableNode
    const unreachableNode = node === true ? {} : node
    const clockSkew = faults.forRequest('clockSkew', request)?.fault.clockSkew
    const wait = unreachableNode === undefined ? 0 : waitFor(unreachableNode)
    const given = process({ clockSkew, unreachableNode })
    // A node counts its own sockets before it asks the others.
    if (wait > 0 && given.status < 300) await pauses.wait(wait)
    return given
  }
}
