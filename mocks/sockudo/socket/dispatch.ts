// From a frame to what it asks for.

import { utf8 } from '../../../src/core/bytes.ts'
import { Failure } from '../http/failure.ts'
import { sendClientEvent } from './client-event.ts'
import type { Connection } from './connection.ts'
import { invalidEventName, SocketFailure } from './failure.ts'
import { deltaCompressionFrame, errorFrame } from './frames.ts'
import { type Message, readMessage } from './message.ts'
import { isAiEvent } from '../publish/ai.ts'
import { signIn } from './sign-in.ts'
import { subscribe } from './subscribe.ts'
import { unsubscribe } from './unsubscribe.ts'
import { refreshToken } from './refresh-token.ts'
import { refuseAiEvent, refuseHistory, refusePresenceUpdate, refuseResume } from './v2-only.ts'
import { refuseUnplayed } from './v2-unplayed.ts'

type Handler = (connection: Connection, message: Message) => void

/** By name without its prefix. What is not here is ignored, as by the server. */
const handlers: Readonly<Record<string, Handler>> = {
  ping(connection) {
    connection.awaitsPong = false
    connection.send(connection.world.settings.rules.pongFrame)
  },
  pong(connection) {
    connection.awaitsPong = false
  },
  subscribe,
  unsubscribe,
  signin: signIn,
  auth: refreshToken,
  resume: refuseResume,
  channel_history: (_, message) => refuseHistory(message),
  enable_delta_compression: (connection) => connection.answer(deltaCompressionFrame),
}

const prefix = /^(?:pusher|sockudo)(?:_internal)?:/

export function receive(connection: Connection, data: unknown): void {
  const { clock, rules } = connection.world.settings
  connection.lastActivity = clock()
  if (rules.everyFrameCounts) connection.awaitsPong = false
  try {
    dispatch(connection, readMessage(textOf(data)))
  } catch (error) {
    // What the API answers with a status, a socket is told with one code for everything.
    if (error instanceof Failure) connection.answer(errorFrame(4000, error.message))
    else if (error instanceof SocketFailure) tell(connection, error)
    else throw error
  }
}

function tell(connection: Connection, { code, fatal, message }: SocketFailure): void {
  connection.answer(errorFrame(code, message))
  if (fatal) connection.close(code, message)
}

function dispatch(connection: Connection, message: Message): void {
  const { event } = message
  if (event === undefined) throw invalidEventName('Event name is required')
  if (!connection.frames.take()) throw new SocketFailure(4301, 'Client event rejected due to rate limit')
  if (event.startsWith('client-')) return sendClientEvent(connection, event, message)
  if (connection.protocol === 2) refuseUnplayed(event)
  if (isAiEvent(event)) refuseAiEvent(connection, message)
  if (event === 'channel_history') refuseHistory(message)
  if (/^(?:pusher|sockudo):presence_update$/.test(event)) refusePresenceUpdate()
  const name = event.replace(prefix, '')
  if (name !== event && Object.hasOwn(handlers, name)) handlers[name]!(connection, message)
}

/** The server reads text and binary frames alike. */
function textOf(data: unknown): string {
  if (typeof data === 'string') return data
  const bytes = ArrayBuffer.isView(data)
    ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
    : undefined
  return new TextDecoder().decode(bytes ?? (data instanceof ArrayBuffer ? data : utf8('')))
}
