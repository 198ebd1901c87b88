// What the server answers to things that only its own protocol can do.

import { isAiChannel } from '../channels/name.ts'
import type { Connection } from './connection.ts'
import { invalidMessage, SocketFailure } from './failure.ts'
import type { Message } from './message.ts'
import { fieldsOf } from './subscription.ts'

export function refuseResume(): never {
  throw new SocketFailure(4301, 'Connection recovery is not enabled')
}

export function refusePresenceUpdate(): never {
  throw new SocketFailure(4000, 'presence_update requires protocol V2')
}

export function refuseAiEvent({ world }: Connection, { channel }: Message): never {
  if (channel === undefined) throw new SocketFailure(4000, 'channel required for AI event')
  if (!isAiChannel(world.settings.features, channel)) {
    throw new SocketFailure(4000, 'AI Transport is not enabled for this channel')
  }
  throw new SocketFailure(4000, 'AI events require protocol v2')
}

/** The server reads the question before it says that it does not answer it. */
export function refuseHistory({ data }: Message): never {
  const root = rootOf(data)
  const params = fieldsOf(root['params'] ?? root)
  if (typeof (root['channel'] ?? params['channel']) !== 'string') {
    throw invalidMessage('Missing channel in channel_history message')
  }
  const direction = params['direction'] ?? root['direction']
  if (typeof direction === 'string' && !directions.has(direction)) {
    throw invalidMessage(`Unsupported history direction: ${direction}`)
  }
  throw new SocketFailure(4000, 'Protocol error: channel_history is only supported on protocol V2')
}

const directions = new Set(['newest_first', 'backwards', 'reverse', 'oldest_first', 'forwards', 'forward'])

/** An object that names a channel is taken for another kind of message, so that only text works. */
function rootOf(data: string | undefined): Readonly<Record<string, unknown>> {
  const value: unknown = data === undefined ? undefined : JSON.parse(data)
  if (typeof value === 'string') return fieldsOf(parse(value))
  const fields = fieldsOf(value)
  const names = ['channel', 'channel_data', 'user_data']
  if (value !== undefined && !names.some((name) => typeof fields[name] === 'string')) return fields
  throw invalidMessage('Missing data in channel_history message')
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw invalidMessage('Invalid channel_history data JSON: Invalid JSON value')
  }
}
