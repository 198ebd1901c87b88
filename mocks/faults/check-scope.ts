// Whom a fault meets and how often, checked.

import { ArgumentError, shapeOf } from '../../src/core/errors/argument-error.ts'
import { requireWhole } from './check.ts'
import type { AnyFault } from './fault.ts'

export const scopeNames: readonly string[] = [
  'operation',
  'event',
  'app',
  'times',
  'after',
  'probability',
  'seed',
] satisfies (keyof AnyFault)[]

/** @throws ArgumentError */
export function checkScope(fault: AnyFault, operations: readonly string[]): void {
  const { app, times, after, probability, seed } = fault
  checkTarget(fault)
  checkOperation(fault.operation, operations)
  checkEvent(fault.event)
  if (app !== undefined && (typeof app !== 'string' || app === '')) {
    throw new ArgumentError('fault.app', `must be the id of an app, received ${shapeOf(app)}`)
  }
  if (times !== undefined && times !== Infinity) requireWhole('fault.times', times, 1)
  if (after !== undefined) requireWhole('fault.after', after, 0)
  if (seed !== undefined) requireWhole('fault.seed', seed, 0, 2 ** 32 - 1)
  const likely =
    probability === undefined || (typeof probability === 'number' && probability >= 0 && probability <= 1)
  if (!likely)
    throw new ArgumentError('fault.probability', `must be from 0 to 1, received ${shapeOf(probability)}`)
}

/** @throws ArgumentError */
function checkTarget({ socket, webhook, operation, event }: AnyFault): void {
  const ofRequests = socket === undefined && webhook === undefined
  if (ofRequests && event !== undefined) {
    throw new ArgumentError('fault.event', 'is for socket and webhook; requests have an operation')
  }
  if (!ofRequests && operation !== undefined) {
    throw new ArgumentError('fault.operation', 'is for requests; a socket and a webhook have an event')
  }
  if (socket === 'refuse' && event !== undefined) {
    throw new ArgumentError('fault.event', 'cannot be: a socket is refused before it has one')
  }
}

function checkOperation(operation: AnyFault['operation'], operations: readonly string[]): void {
  if (operation === undefined || typeof operation === 'function') return
  for (const [argument, name] of named('fault.operation', operation)) {
    if (operations.includes(name)) continue
    const wanted = name.toLowerCase()
    const near = operations.filter((one) => one.toLowerCase().includes(wanted)).slice(0, 5)
    const hint = near.length > 0 ? `; did you mean ${near.join(', ')}?` : ''
    throw new ArgumentError(
      argument,
      `is no operation of the contract: ${JSON.stringify(name.slice(0, 80))}${hint}`,
    )
  }
}

function checkEvent(event: AnyFault['event']): void {
  if (event === undefined || typeof event === 'function') return
  named('fault.event', event)
}

/** Each name, and what it is called in an error. @throws ArgumentError */
function named(argument: string, names: string | readonly string[]): readonly (readonly [string, string])[] {
  const list: readonly (readonly [string, string])[] = Array.isArray(names)
    ? names.map((name: string, index: number) => [`${argument}[${index}]`, name] as const)
    : [[argument, names as string]]
  if (list.length === 0) throw new ArgumentError(argument, 'must name at least one, received an array of 0')
  for (const [each, name] of list) {
    if (typeof name === 'string' && name !== '') continue
    throw new ArgumentError(each, `must be a name, a list of names or a function, received ${shapeOf(name)}`)
  }
  return list
}
