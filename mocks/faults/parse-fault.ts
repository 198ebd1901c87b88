// A fault in one line of text, for a command line.

import { ArgumentError } from '../../src/core/errors/argument-error.ts'
import { checkEffect, effectNames } from './check-effect.ts'
import { scopeNames } from './check-scope.ts'
import { listed } from './check.ts'
import type { AnyFault, FakeFault } from './fault.ts'
import { namesOf } from './parse-names.ts'
import { readers } from './parse-value.ts'

/**
 * Reads a fault from text: `OPERATION[+OPERATION…]:NAME=VALUE[,NAME=VALUE…]`, without the operation for all of them.
 *
 * The names are those of `fake.fault`. Durations are milliseconds, with `ms` or without, or seconds with `s`; two of them
 * with `..` between are a range. `body` takes everything that follows it, commas included.
 *
 * | Text | Fault |
 * |---|---|
 * | `triggerEvent:status=503,retryAfter=1s,times=2` | the next two publishes are refused |
 * | `triggerEvent+triggerBatch:drop=after,times=1` | the answer to the next publish is lost |
 * | `latency=50..500ms,seed=7` | every request takes a while |
 * | `slowBody=20ms/16` | bodies come 16 bytes at a time |
 * | `status=418,body={"tea":true}` | any answer |
 * | `socket=cut,event=order.created` | the connection breaks where this event is sent |
 * | `socket=close/4200/bye`, `socket=delay/1s`, `socket=swallow/client`, `socket=duplicate` | with what belongs to it |
 * | `webhook=duplicate`, `webhook=delay/2s`, `webhook=status/500,times=2` | with what belongs to it |
 *
 * @param text - the fault
 * @returns the rule for `fake.fault`, which checks the names of operations
 * @throws ArgumentError that names the part that cannot be
 */
export function parseFault<Operation extends string = string>(text: string): FakeFault<Operation> {
  const [, operations, rest = ''] = /^(?:([^=:,]*):)?(.*)$/s.exec(text.trim()) ?? []
  const fault: Record<string, unknown> = {}
  if (operations !== undefined) fault['operation'] = namesOf('fault.operation', operations)
  for (const pair of pairsOf(rest)) {
    const mark = pair.indexOf('=')
    const name = (mark < 0 ? pair : pair.slice(0, mark)).trim()
    if (!Object.hasOwn(readers, name)) throw unknownName(name)
    if (name in fault) throw new ArgumentError(`fault.${name}`, 'is there twice')
    // Only what needs nothing more may stand alone.
    if (mark < 0 && !aloneNames.includes(name))
      throw new ArgumentError(`fault.${name}`, `needs a value: ${name}=…`)
    fault[name] = mark < 0 ? true : readers[name]!(`fault.${name}`, pair.slice(mark + 1).trim())
  }
  checkEffect(fault as AnyFault)
  return fault as unknown as FakeFault<Operation>
}

const aloneNames: readonly string[] = ['truncateBody', 'unreachableNode']

/** A body may have commas of its own. */
function pairsOf(text: string): readonly string[] {
  const start = /(?:^|,)\s*body=/.exec(text)
  const head = start === null ? text : text.slice(0, start.index)
  const pairs = head.split(',').filter((pair) => pair.trim() !== '')
  return start === null ? pairs : [...pairs, text.slice(start.index).replace(/^[,\s]+/, '')]
}

function unknownName(name: string): ArgumentError {
  const shown = JSON.stringify(name.slice(0, 40))
  // A function is no text, and an operation stands in front.
  const names = [...effectNames, ...scopeNames].filter((one) => Object.hasOwn(readers, one))
  const hint = `there are ${listed(names)}, and with status also ${listed(companions)}`
  return new ArgumentError('fault', `has no ${shown}; ${hint}`)
}

const companions: readonly string[] = ['code', 'retryAfter', 'body', 'headers']
