// The validator of Reverb: every field that is wrong, with what is wrong with it.

import { Failure } from '../../../sockudo/http/failure.ts'
import { told } from './answers.ts'

export type Fields = Readonly<Record<string, unknown>>

type Kind = 'string' | 'array'

interface Rule {
  readonly field: string
  readonly kind: Kind
  /** Whether it has to be there, or the other field that may be there in its place. */
  readonly needed?: true | string
}

const ofEvent: readonly Rule[] = [
  { field: 'name', kind: 'string', needed: true },
  { field: 'data', kind: 'string', needed: true },
  { field: 'channels', kind: 'array', needed: 'channel' },
  { field: 'channel', kind: 'string', needed: 'channels' },
  { field: 'socket_id', kind: 'string' },
  { field: 'info', kind: 'string' },
]

const ofItem = ofEvent.filter(({ field }) => field !== 'channels')

/** @throws Failure */
export function validateEvent(payload: Fields): void {
  refuseAll(problemsOf(payload, ofEvent, payload))
}

/** @throws Failure */
export function validateBatch(payload: Fields): void {
  const whole = problemsOf(payload, [{ field: 'batch', kind: 'array', needed: true }], payload)
  const { batch } = payload
  const items = isKind(batch, 'array') ? Object.entries(batch as object) : []
  const each = items.flatMap(([index, item]) =>
    problemsOf(Object(item) as Fields, ofItem, payload, `batch.${index}.`),
  )
  refuseAll([...whole, ...each])
}

type Problem = readonly [field: string, said: string]

/** @param payload - the whole, which holds the field that may stand in for another */
function problemsOf(fields: Fields, rules: readonly Rule[], payload: Fields, prefix = ''): Problem[] {
  return rules.flatMap(({ field, kind, needed }): Problem[] => {
    const value = fields[field]
    const name = `${prefix}${field}`
    // Words of a name in a list are not taken apart.
    const shown = prefix === '' ? name.replaceAll('_', ' ') : name
    if (isEmpty(value)) {
      if (needed === true) return [[name, `The ${shown} field is required.`]]
      if (typeof needed === 'string' && isEmpty(payload[needed]))
        return [[name, `The ${shown} field is required when ${needed} is not present.`]]
      if (value === undefined || typeof value === 'string') return []
    }
    if (isKind(value, kind)) return []
    return [[name, `The ${shown} field must be ${kind === 'array' ? 'an array' : 'a string'}.`]]
  })
}

function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null) return true
  if (typeof value === 'string') return value.trim() === ''
  return typeof value === 'object' && Object.keys(value).length === 0
}

/** Objects and lists are one thing in PHP. */
function isKind(value: unknown, kind: Kind): boolean {
  return kind === 'string' ? typeof value === 'string' : typeof value === 'object' && value !== null
}

function refuseAll(problems: readonly Problem[]): void {
  if (problems.length === 0) return
  const fields = Object.fromEntries(problems.map(([field, said]) => [field, [said]]))
  throw new Failure(told(fields, 422), 'the payload is not valid')
}
