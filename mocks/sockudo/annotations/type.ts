// The type of an annotation: a namespace, how annotations are added up, a version.

import { invalidInput } from '../http/failure.ts'
import { checkSerial, isBlank } from '../messages/serial.ts'
import type { Annotation } from './annotation.ts'

export type Summarizer = 'total' | 'flag' | 'distinct' | 'unique' | 'multiple'

const summarizers: readonly string[] = [
  'total',
  'flag',
  'distinct',
  'unique',
  'multiple',
] satisfies Summarizer[]
const longest = 256
const latestVersion = 1

/** @throws Failure */
export function checkType(type: string): void {
  checkSerial('annotation type', type, longest)
  const colon = type.indexOf(':')
  if (colon < 0) throw malformed()
  checkSerial('annotation namespace', type.slice(0, colon), longest)
  const [, summarizer, version] = /^(.*)\.v(.*)$/.exec(type.slice(colon + 1)) ?? []
  if (summarizer === undefined || version === undefined) throw malformed()
  if (!summarizers.includes(summarizer)) {
    throw invalidInput(`unsupported annotation summarizer: ${summarizer}`)
  }
  const number = /^\+?\d+$/.test(version) ? Number(version) : NaN
  if (!(number < 2 ** 16)) throw invalidInput(`invalid annotation summarizer version: ${version}`)
  if (number !== latestVersion) throw invalidInput(`unsupported annotation summarizer version: ${number}`)
}

function malformed(): Error {
  return invalidInput('annotation type must use namespace:summarizer.version')
}

export function summarizerOf(type: string): Summarizer {
  return type.slice(type.indexOf(':') + 1, type.lastIndexOf('.v')) as Summarizer
}

/** @throws Failure */
export function checkFields({ type, name, clientId }: Pick<Annotation, 'type' | 'name' | 'clientId'>): void {
  const summarizer = summarizerOf(type)
  if (/^(?:distinct|unique|multiple)$/.test(summarizer)) requireText('name', name)
  if (/^(?:flag|distinct|unique)$/.test(summarizer)) requireText('client_id', clientId)
}

/** @throws Failure */
export function requireText(field: string, value: string | undefined): void {
  if (value !== undefined && !isBlank(value)) return
  throw invalidInput(`annotation ${field} is required for this annotation type`)
}
