// The values of a fault that is text.

import { ArgumentError } from '../../src/core/errors/argument-error.ts'
import { namesOf } from './parse-names.ts'

type Reader = (argument: string, text: string) => unknown

/** By the name of what they belong to. */
export const readers: Readonly<Record<string, Reader>> = {
  event: namesOf,
  app: (_, text) => text,
  times: number,
  after: number,
  probability: number,
  seed: number,
  latency: duration,
  drop: (_, text) => text,
  status: number,
  code: (_, text) => text,
  retryAfter: milliseconds,
  body: (_, text) => text,
  headers,
  slowBody(argument, text) {
    const [pause = '', bytes] = split(text)
    const read = duration(argument, pause)
    return bytes === undefined ? read : { pause: read, bytes: number(`${argument}.bytes`, bytes) }
  },
  truncateBody: (argument, text) => (text === 'true' ? true : number(argument, text)),
  clockSkew: (argument, text) => signed(argument, text),
  unreachableNode: (argument, text) =>
    text === 'true' ? true : { wait: milliseconds(`${argument}.wait`, text) },
  socket(argument, text) {
    const [word = '', value, ...rest] = split(text)
    if (value === undefined) return word
    if (word === 'close') {
      const close = number(`${argument}.close`, value)
      return rest.length === 0 ? { close } : { close, reason: rest.join('/') }
    }
    if (word === 'delay')
      return { delay: duration(`${argument}.delay`, value), ...(rest[0] && { from: rest[0] }) }
    return { [word]: value }
  },
  webhook(argument, text) {
    const [word = '', value] = split(text)
    if (value === undefined) return word
    const read = word === 'delay' ? duration : number
    return { [word]: read(`${argument}.${word}`, value) }
  },
}

function split(text: string): readonly string[] {
  return text.split('/').map((part) => part.trim())
}

/** @throws ArgumentError */
function number(argument: string, text: string): number {
  if (/^\d+(?:\.\d+)?$/.test(text)) return Number(text)
  throw new ArgumentError(argument, `must be a number, received ${shown(text)}`)
}

/** @throws ArgumentError */
function duration(argument: string, text: string): number | readonly [number, number] {
  const [least = '', most, more] = text.split('..').map((part) => part.trim())
  if (more !== undefined) throw notDuration(argument, text)
  if (most === undefined) return milliseconds(argument, least)
  // The unit of a range may be said once.
  const unit = /m?s$/.exec(most)?.[0] ?? ''
  return [milliseconds(argument, least.endsWith('s') ? least : least + unit), milliseconds(argument, most)]
}

/** @throws ArgumentError */
function milliseconds(argument: string, text: string): number {
  const [, amount, unit] = /^(\d+(?:\.\d+)?)(ms|s)?$/.exec(text) ?? []
  if (amount === undefined) throw notDuration(argument, text)
  return Math.round(Number(amount) * (unit === 's' ? 1000 : 1))
}

/** @throws ArgumentError */
function signed(argument: string, text: string): number {
  const amount = milliseconds(argument, text.replace(/^[+-]/, ''))
  return text.startsWith('-') ? -amount : amount
}

/** `name/value`, several with + between. @throws ArgumentError */
function headers(argument: string, text: string): Record<string, string> {
  const pairs = text.split('+').map((pair) => /^([^/]+)\/(.*)$/.exec(pair.trim()))
  return Object.fromEntries(
    pairs.map((pair) => {
      if (pair === null) throw new ArgumentError(argument, 'must be name/value, several with + between')
      return [pair[1]!, pair[2]!]
    }),
  )
}

function notDuration(argument: string, text: string): ArgumentError {
  return new ArgumentError(
    argument,
    `must be a duration like 200ms, 2s or 50..500ms, received ${shown(text)}`,
  )
}

function shown(text: string): string {
  return text === '' ? 'nothing' : JSON.stringify(text.slice(0, 40))
}
