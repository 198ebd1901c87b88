// Publishing on soketi. It reads nothing of what `info` asks for, and data may be any JSON.

import { utf8Length } from '../../../../src/core/bytes.ts'
import { DroppedConnection } from '../../../dropped-connection.ts'
import { isCacheChannel } from '../../../sockudo/channels/name.ts'
import type { Call } from '../../http/call.ts'
import { keepLast, receiversOf, record, sendTo } from '../../publish.ts'
import { incorrect, refuse, told } from './refusals.ts'
import type { Answer } from '../../../sockudo/http/answer.ts'

type Fields = Readonly<Record<string, unknown>>

interface Event {
  readonly name: string
  readonly data: unknown
  readonly channels: readonly string[]
  readonly socketId: string | undefined
}

export function triggerEvent(call: Call, body: Fields): Answer {
  publish(call, readEvent(call, body))
  return told({ ok: true })
}

export function triggerBatch(call: Call, { batch }: Fields): Answer {
  // The server's own code stumbles here, and nothing is answered.
  if (!Array.isArray(batch)) throw new DroppedConnection()
  const limit = call.world.settings.limits.batchEvents
  if (batch.length > limit) throw refuse(400, `Cannot batch-send more than ${limit} messages at once`)
  for (const event of batch.map((item) => readEvent(call, Object(item) as Fields))) publish(call, event)
  return told({ ok: true })
}

/** In the order in which the server looks. @throws Failure */
function readEvent(
  { world }: Call,
  { name, data, channel, channels: list, socket_id: socketId }: Fields,
): Event {
  const { limits } = world.settings
  if ((!list && !channel) || !name || !data) throw incorrect()
  const chosen = (list || [channel]) as { readonly length?: number }
  if (Number(chosen.length) > limits.channels)
    throw refuse(400, `Cannot broadcast to more than ${limits.channels} channels at once`)
  const longest = limits.eventNameBytes
  if (String(name).length > longest)
    throw refuse(400, `Event name is too long. Maximum allowed size is ${longest}.`)
  const size = utf8Length(typeof data === 'string' ? data : JSON.stringify(data))
  if (size > limits.dataBytes)
    throw refuse(413, `The event data should be less than ${limits.dataBytes / 1024} KB.`)
  // A text or an object passes all of this, and then the server's own code stumbles: nothing is answered.
  if (!Array.isArray(chosen)) throw new DroppedConnection()
  const channels = chosen.map(String)
  return { name: String(name), data, channels, socketId: typeof socketId === 'string' ? socketId : undefined }
}

function publish({ world, app }: Call, { name, data, channels, socketId }: Event): void {
  for (const channel of channels) {
    const event = { channel, name, data, socketId }
    record(world, app, event, 'api')
    sendTo(receiversOf(app, channel), JSON.stringify({ event: name, channel, data }), socketId)
    if (isCacheChannel(world.settings.rules, channel)) keepLast(world, app, event)
  }
}
