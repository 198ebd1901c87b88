// The event of a publish, checked.

import { fromUtf8, utf8Length } from '../../../../src/core/bytes.ts'
import { infoOf } from '../../../sockudo/operations/info.ts'
import type { Settings } from '../../../sockudo/options.ts'
import type { ApiRequest } from '../../../sockudo/http/request.ts'
import { dataTooLarge, missing, refuse } from './refusals.ts'

type Fields = Readonly<Record<string, unknown>>

export interface Event {
  readonly name: string
  readonly data: string
  readonly socketId: string | undefined
  readonly info: ReadonlySet<string> | undefined
}

/** @throws Failure */
export function readFields({ body }: ApiRequest): Fields {
  try {
    return fieldsOf(JSON.parse(fromUtf8(body)))
  } catch {
    throw refuse(400, 'The body is not valid JSON')
  }
}

export function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? (value as Fields) : {}
}

/** @throws Failure */
export function readEvent({ limits }: Settings, fields: Fields): Event {
  const { name, data, socket_id: socketId, info } = fields
  if (typeof name !== 'string' || name === '' || typeof data !== 'string') throw missing()
  const longest = limits.eventNameBytes
  if (utf8Length(name) > longest) throw refuse(400, `The event name is longer than ${longest} characters`)
  if (utf8Length(data) > limits.dataBytes) throw dataTooLarge(limits.dataBytes)
  if (socketId !== undefined && !(typeof socketId === 'string' && /^\d+\.\d+$/.test(socketId)))
    throw refuse(400, 'Invalid socket id')
  const asked = typeof info === 'string' ? infoOf(info) : undefined
  checkInfo(asked, ['user_count', 'subscription_count'])
  return { name, data, socketId: socketId as string | undefined, info: asked }
}

/** @throws Failure */
export function checkInfo(asked: ReadonlySet<string> | undefined, known: readonly string[]): void {
  for (const attribute of asked ?? []) {
    if (!known.includes(attribute)) throw refuse(400, `Unknown attribute: ${attribute}`)
  }
}

/** @throws Failure */
export function checkChannels({ limits, rules }: Settings, channels: readonly unknown[]): readonly string[] {
  if (channels.length === 0) throw missing()
  if (channels.length > limits.channels) throw refuse(400, `More than ${limits.channels} channels`)
  const wrong = channels.find((name) => !isName(name) || name.length > limits.channelNameBytes)
  if (wrong !== undefined) throw refuse(400, `Invalid channel name: ${String(wrong)}`)
  return channels as readonly string[]

  function isName(name: unknown): name is string {
    return typeof name === 'string' && name !== '' && rules.channelName.test(name)
  }
}
