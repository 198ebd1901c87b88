// How a client sends: with the fetch that was passed in, or the runtime's best way.

import { createTransport, supportsAgent } from '#transport'
import { fetchTransport } from '../runtime/transport.fetch.ts'
import type { Transport } from '../runtime/transport.ts'
import { checkFunction } from './check.ts'
import { ArgumentError, shapeOf } from './errors/argument-error.ts'

export interface TransportChoice {
  /** Sends with this function instead of the runtime's best way. */
  readonly fetch?: typeof globalThis.fetch | undefined
  /** An `http.Agent` or `https.Agent`: proxy, private CA, pool limits. Node only. */
  readonly agent?: object | undefined
}

/**
 * @param origin - where the client talks to
 * @throws ArgumentError for an agent that could not be used
 */
export function transportFor({ fetch, agent }: TransportChoice, origin: string): Transport {
  checkFunction(fetch, 'options.fetch')
  if (fetch !== undefined && agent !== undefined) {
    throw new ArgumentError('options.agent', 'has no effect together with options.fetch; pass one of them')
  }
  if (agent !== undefined && !supportsAgent) {
    throw new ArgumentError('options.agent', 'is for Node; this runtime sends with fetch')
  }
  if (agent !== undefined) checkAgent(agent, origin)
  return fetch === undefined ? createTransport({ agent }) : fetchTransport(fetch)
}

/** An agent of http on a connection of https would fail at the first request, and not say why. */
function checkAgent(agent: object, origin: string): void {
  if (typeof agent !== 'object' || !('addRequest' in agent)) {
    throw new ArgumentError(
      'options.agent',
      `must be an http.Agent or https.Agent, received ${shapeOf(agent)}`,
    )
  }
  const { protocol } = agent as { protocol?: unknown }
  if (typeof protocol === 'string' && !origin.startsWith(protocol)) {
    throw new ArgumentError(
      'options.agent',
      `is for ${protocol}//, but the client talks to ${origin.split('//')[0]}//`,
    )
  }
}
