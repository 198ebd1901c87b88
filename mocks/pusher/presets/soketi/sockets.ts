// The sockets of soketi, in its words.

import { constantTimeEqual } from '#crypto'
import { utf8Length } from '../../../../src/core/bytes.ts'
import type { FakeSocket } from '../../../fake-server.ts'
import { leave } from '../../../sockudo/channels/leave.ts'
import { decodeSegment } from '../../../sockudo/http/percent.ts'
import { splitTarget, targetOf } from '../../../sockudo/http/request.ts'
import { type Connection, createConnection } from '../../../sockudo/socket/connection.ts'
import { errorFrame, establishedFrame } from '../../../sockudo/socket/frames.ts'
import { assignUser } from '../../../sockudo/users/identity.ts'
import { emit } from '../../../sockudo/webhooks/emit.ts'
import type { World } from '../../../sockudo/world.ts'
import { record, sendTo } from '../../publish.ts'
import { fieldsOf, parseFrame, attend } from '../../socket.ts'
import { channelErrorFrame } from './frames.ts'
import { subscribe } from './subscribe.ts'

/** Milliseconds after the last frame that it sent. */
const silence = 120_000

export function accept(world: World, socket: FakeSocket, request: Request): void {
  const { path } = splitTarget(targetOf(request.url))
  const key = decodeSegment(path.slice('/app/'.length)) ?? ''
  const state = world.byKey.get(key)
  const refuse = (code: number, message: string): void => {
    socket.send(errorFrame(code, message))
    socket.close(code)
  }
  if (state === undefined) return refuse(4001, `App key ${key} does not exist.`)
  if (!state.app.enabled) return refuse(4003, 'The app is not enabled.')
  if (state.connections.size >= world.settings.limits.connections)
    return refuse(4100, 'The current concurrent connections quota has been reached.')
  let awaken = (): void => {}
  const connection = createConnection(
    world,
    state,
    noticing(socket, () => awaken()),
    { version: 1, echo: false },
  )
  let rest = (): void => {}
  awaken = () => {
    rest()
    rest = connection.later(() => connection.close(4201, ''), silence)
  }
  attend(connection, socket, (data) => receive(connection, data))
  connection.answer(establishedFrame(connection.socketId, world.settings.activityTimeout))
  if (!state.app.userAuthentication) return
  connection.authorized = connection.later(() => {
    connection.answer(errorFrame(4009, 'Connection not authorized within timeout.'))
    connection.close(4009, '')
  }, world.settings.authorizationTimeout)
}

/** The socket, whose frames are noticed when they are sent. */
function noticing(socket: FakeSocket, sent: () => void): FakeSocket {
  return {
    send(text) {
      socket.send(text)
      sent()
    },
    close: (code, reason) => socket.close(code, reason),
    ...(socket.terminate && { terminate: () => socket.terminate!() }),
    addEventListener: (type: 'message' | 'close', listener: (event: never) => void) =>
      socket.addEventListener(type as 'close', listener as () => void),
  }
}

function receive(connection: Connection, data: unknown): void {
  const message = parseFrame(data)
  const event = String(message?.['event'] ?? '')
  const fields = fieldsOf(message?.['data'])
  if (event === 'pusher:ping') connection.send(connection.world.settings.rules.pongFrame)
  else if (event === 'pusher:subscribe') subscribe(connection, fields)
  else if (event === 'pusher:unsubscribe') leave(connection, String(fields['channel']))
  else if (event.includes('client-')) sendClientEvent(connection, event, message!)
  else if (event === 'pusher:signin') signIn(connection, fields)
}

function sendClientEvent(
  connection: Connection,
  event: string,
  message: Readonly<Record<string, unknown>>,
): void {
  const { members, socketId, state, world } = connection
  const { limits } = world.settings
  const { channel, data } = message as { channel?: string; data?: unknown }
  const refuse = (problem: string): void => connection.answer(channelErrorFrame(channel, problem))
  if (!state.app.clientEvents) return refuse('The app does not have client messaging enabled.')
  const longest = limits.eventNameBytes
  if (event.length > longest) return refuse(`Event name is too long. Maximum allowed size is ${longest}.`)
  const text = typeof data === 'string' ? data : JSON.stringify(data ?? null)
  if (utf8Length(text) > limits.dataBytes)
    return refuse(`The event data should be less than ${limits.dataBytes / 1024} KB.`)
  // Of a channel of any kind, and without a word to who is not on it.
  if (channel === undefined || !connection.channels.has(channel)) return
  if (!connection.clientEvents.take())
    return refuse('The rate limit for sending client events exceeded the quota.')
  const sender = members.get(channel)?.userId
  const from = sender === undefined ? {} : { user_id: sender }
  record(world, state, { channel, name: event, data, socketId }, 'client')
  sendTo(state.channels.get(channel) ?? [], JSON.stringify({ event, channel, data, ...from }), socketId)
  emit(world, state, { name: 'client_event', channel, event, data, socket_id: socketId, ...from })
}

function signIn(connection: Connection, fields: Readonly<Record<string, unknown>>): void {
  const { socketId, state } = connection
  if (!state.app.userAuthentication) return
  const { auth, user_data: userData } = fields
  const refuse = (problem: string): void => {
    connection.answer(errorFrame(4009, problem))
    connection.close(4009, '')
  }
  const expected = `${state.app.key}:${state.sign(`${socketId}::user::${String(userData)}`)}`
  if (typeof auth !== 'string' || !constantTimeEqual(auth, expected))
    return refuse('Connection not authorized.')
  const { id, user_info: info = {} } = fieldsOf(parseFrame(userData))
  if (!id) return refuse('The returned user data must contain the "id" field.')
  connection.authorized()
  assignUser(connection, String(id))
  connection.user = { id: String(id), info: JSON.stringify(info), watchlist: [] }
  connection.answer(JSON.stringify({ event: 'pusher:signin_success', data: fields }))
}
