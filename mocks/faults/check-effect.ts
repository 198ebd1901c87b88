// What goes wrong, checked.

import { ArgumentError, shapeOf } from '../../src/core/errors/argument-error.ts'
import { listed, requireDuration, requireNames, requireOneOf, requireWhole } from './check.ts'
import { checkAnswer } from './check-answer.ts'
import { scopeNames } from './check-scope.ts'
import { checkSocket } from './check-socket.ts'
import { checkWebhook } from './check-webhook.ts'
import type { FaultDuration, FaultEffects } from './effects.ts'
import type { AnyFault, EffectName } from './fault.ts'

const companions: readonly string[] = ['code', 'retryAfter', 'body', 'headers']

const checks: Readonly<Record<EffectName, (fault: AnyFault) => void>> = {
  latency: ({ latency }) => requireDuration('fault.latency', latency!),
  drop: ({ drop }) => requireOneOf('fault.drop', drop, ['before', 'after']),
  status: (fault) => checkAnswer(fault as AnyFault & { readonly status: number }),
  slowBody: ({ slowBody }) => checkSlowBody(slowBody!),
  truncateBody({ truncateBody }) {
    if (truncateBody !== true) requireWhole('fault.truncateBody', truncateBody, 0)
  },
  clockSkew: ({ clockSkew }) => checkSkew(clockSkew!),
  unreachableNode: ({ unreachableNode }) => checkNode(unreachableNode!),
  socket: ({ socket }) => checkSocket(socket!),
  webhook: ({ webhook }) => checkWebhook(webhook!),
}

export const effectNames: readonly EffectName[] = Object.keys(checks) as EffectName[]

/** The one thing that goes wrong. @throws ArgumentError */
export function checkEffect(fault: AnyFault): EffectName {
  requireNames('fault', fault, [...scopeNames, ...effectNames, ...companions])
  const [effect, second] = effectNames.filter((name) => fault[name] !== undefined)
  if (effect === undefined) throw new ArgumentError('fault', `must have one of ${listed(effectNames)}`)
  if (second !== undefined) {
    throw new ArgumentError(`fault.${second}`, `cannot be with ${effect}: make two faults of them`)
  }
  const companion = companions.find((name) => fault[name as keyof AnyFault] !== undefined)
  if (companion !== undefined && effect !== 'status') {
    throw new ArgumentError(`fault.${companion}`, 'is of an answer and needs status')
  }
  checks[effect](fault)
  return effect
}

function checkSlowBody(slow: FaultEffects['slowBody']): void {
  if (typeof slow !== 'object' || slow instanceof Array) {
    return requireDuration('fault.slowBody', slow as FaultDuration)
  }
  requireNames('fault.slowBody', slow, ['pause', 'bytes'])
  const { pause, bytes } = slow as { pause: number; bytes?: number }
  requireDuration('fault.slowBody.pause', pause)
  if (bytes !== undefined) requireWhole('fault.slowBody.bytes', bytes, 1)
}

function checkSkew(skew: number): void {
  if (Number.isSafeInteger(skew) && skew !== 0) return
  throw new ArgumentError('fault.clockSkew', `must be whole milliseconds, not 0, received ${shapeOf(skew)}`)
}

function checkNode(node: FaultEffects['unreachableNode']): void {
  if (node === true) return
  requireNames('fault.unreachableNode', node, ['sockets', 'wait'])
  const { sockets, wait } = node
  if (wait !== undefined) requireDuration('fault.unreachableNode.wait', wait)
  const fits =
    sockets === undefined ||
    typeof sockets === 'function' ||
    (Array.isArray(sockets) && sockets.every((id) => typeof id === 'string'))
  if (fits) return
  const rule = 'must be a list of socket ids or a function'
  throw new ArgumentError('fault.unreachableNode.sockets', `${rule}, received ${shapeOf(sockets)}`)
}
