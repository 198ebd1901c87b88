// The operations of Reverb. It checks neither names nor numbers; the size of the request is all that it minds.

import { fromUtf8 } from '../../../../src/core/bytes.ts'
import { memberIds } from '../../../sockudo/channels/membership.ts'
import type { Call, Operation, Operations } from '../../http/call.ts'
import { record } from '../../publish.ts'
import { phpMap, serverError, told } from './answers.ts'
import { broadcast, infoOf, isPresence } from './channel.ts'
import { type Fields, validateBatch, validateEvent } from './validate.ts'

interface Event {
  readonly name: string
  readonly data: string
  readonly socket_id?: string
  readonly info?: string
}

const triggerEvent: Operation = (call) => {
  const payload = readBody(call)
  validateEvent(payload)
  const { channels, channel } = payload as { channels?: readonly string[]; channel?: string }
  const event = payload as unknown as Event
  const names = Object.values(channels ?? (channel === undefined ? [] : [channel])).map(String)
  for (const name of names) publish(call, event, name)
  if (event.info === undefined) return told({})
  const asked = event.info.split(',')
  return told({ channels: phpMap(names.map((name) => [name, infoOf(call.app, name, asked)])) })
}

const triggerBatch: Operation = (call) => {
  const payload = readBody(call)
  validateBatch(payload)
  const batch = Object.values(payload['batch'] as readonly (Event & { readonly channel: string })[])
  const results = batch.map((event) => {
    publish(call, event, event.channel)
    return event.info === undefined ? {} : infoOf(call.app, event.channel, event.info.split(','))
  })
  return told({ batch: batch.some(({ info }) => info !== undefined) ? results : {} })
}

const listChannels: Operation = ({ app, query }) => {
  const prefix = query.get('filter_by_prefix') ?? ''
  const asked = (query.get('info') ?? '').split(',')
  const names = [...app.channels.keys()].filter((name) => name.startsWith(prefix))
  return told({ channels: phpMap(names.map((name) => [name, infoOf(app, name, asked)])) })
}

const getChannel: Operation = ({ app, param, query }) =>
  told(infoOf(app, param('channelName'), ['occupied', ...(query.get('info') ?? '').split(',')]))

const listChannelUsers: Operation = ({ app, param }) => {
  const name = param('channelName')
  if (!app.channels.has(name)) return told({}, 404)
  if (!isPresence(name)) return told({}, 400)
  return told({ users: memberIds(app, name).map((id) => ({ id })) })
}

/** Nobody signs in: who is in a presence channel under this id is cut off, without a close frame. */
const terminateUserConnections: Operation = ({ app, param }) => {
  const id = param('userId')
  const isOf = ({ userId }: { readonly userId: string }): boolean => userId === id
  const found = [...app.connections.values()].filter(({ members }) => [...members.values()].some(isOf))
  for (const connection of found) connection.cut()
  return told({})
}

const getConnectionCount: Operation = ({ app }) => {
  // A connection counts from its first subscription on.
  const counted = [...app.connections.values()].filter(({ channels }) => channels.size > 0)
  return told({ connections: counted.length })
}

export const operations: Operations = {
  triggerEvent,
  triggerBatch,
  listChannels,
  getChannel,
  listChannelUsers,
  terminateUserConnections,
  getConnectionCount,
}

function publish({ world, app }: Call, { name, data, socket_id: socketId }: Event, channel: string): void {
  record(world, app, { channel, name, data, socketId }, 'api')
  broadcast(app, channel, { event: name, data, channel }, socketId)
}

/** @throws Failure */
function readBody({ request }: Call): Fields {
  try {
    const value: unknown = JSON.parse(fromUtf8(request.body))
    if (typeof value === 'object' && value !== null) return value as Fields
  } catch {
    // It says the same of everything that it did not expect.
  }
  throw serverError()
}
