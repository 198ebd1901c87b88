// The sockets of Reverb, in its words. The data of every frame of its own is text.

import type { FakeSocket } from '../../../fake-server.ts'
import { leave } from '../../../sockudo/channels/leave.ts'
import { decodeSegment } from '../../../sockudo/http/percent.ts'
import { splitTarget, targetOf } from '../../../sockudo/http/request.ts'
import { type Connection, createConnection } from '../../../sockudo/socket/connection.ts'
import { cutSocket } from '../../../cut-socket.ts'
import { establishedFrame, pingFrame } from '../../../sockudo/socket/frames.ts'
import type { World } from '../../../sockudo/world.ts'
import { record } from '../../publish.ts'
import { attend, fieldsOf, parseFrame } from '../../socket.ts'
import { broadcast } from './channel.ts'
import { errorFrame, Refusal } from './frames.ts'
import { subscribe } from './subscribe.ts'

/** Milliseconds: so often it looks for silent connections, and so long they may be silent. */
const interval = 60_000

export function accept(world: World, socket: FakeSocket, request: Request): void {
  const { path } = splitTarget(targetOf(request.url))
  const state = world.byKey.get(decodeSegment(path.slice('/app/'.length)) ?? '')
  if (state === undefined) {
    socket.send(errorFrame(4001, 'Application does not exist'))
    return cutSocket(socket)
  }
  // These two are told, and left alone.
  if (state.connections.size >= world.settings.limits.connections)
    return socket.send(errorFrame(4004, 'Application is over connection quota'))
  if (!state.app.allowsOrigin(request.headers.get('origin') ?? ''))
    return socket.send(errorFrame(4009, 'Origin not allowed'))
  const connection = createConnection(world, state, socket, { version: 1, echo: false })
  attend(connection, socket, (data) => receive(connection, data))
  connection.answer(establishedFrame(connection.socketId, world.settings.activityTimeout))
  connection.later(() => checkActivity(connection), interval)
}

function checkActivity(connection: Connection): void {
  const isSilent = connection.world.settings.clock() - connection.lastActivity >= interval
  if (isSilent && connection.awaitsPong) {
    connection.answer(errorFrame(4201, 'Pong reply not received in time'))
    return connection.cut()
  }
  if (isSilent) {
    connection.awaitsPong = true
    connection.answer(pingFrame)
  }
  connection.later(() => checkActivity(connection), interval)
}

function receive(connection: Connection, data: unknown): void {
  try {
    dispatch(connection, parseFrame(data))
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    connection.answer(errorFrame(error.code, error.message))
  }
}

function dispatch(connection: Connection, message: Readonly<Record<string, unknown>> | undefined): void {
  const { event, channel, data } = message ?? {}
  if (typeof event !== 'string' || event.trim() === '') throw new Refusal()
  const fields = typeof data === 'string' ? parseFrame(data) : data
  if (!event.startsWith('pusher:')) return sendClientEvent(connection, event, channel, fields ?? data)
  const payload = fieldsOf(fields)
  if (event === 'pusher:ping') return connection.send(connection.world.settings.rules.pongFrame)
  if (event === 'pusher:pong') return
  if (event === 'pusher:subscribe') return subscribe(connection, payload)
  if (event !== 'pusher:unsubscribe' || typeof payload['channel'] !== 'string') throw new Refusal()
  if (connection.channels.has(payload['channel'])) leave(connection, payload['channel'])
}

/** On a channel of any kind, for who is on it. */
function sendClientEvent(connection: Connection, event: string, channel: unknown, data: unknown): void {
  const { members, socketId, state, world } = connection
  if (typeof channel !== 'string' || channel.trim() === '') throw new Refusal()
  if (typeof data !== 'object' && data !== undefined) throw new Refusal()
  if (!event.startsWith('client-')) return
  if (!state.app.clientEvents) throw new Refusal(4301, 'The app does not have client messaging enabled.')
  if (!connection.channels.has(channel))
    throw new Refusal(4009, 'The client is not a member of the specified channel.')
  const sender = members.get(channel)?.userId
  const from = sender === undefined ? {} : { user_id: sender }
  record(world, state, { channel, name: event, data, socketId }, 'client')
  broadcast(state, channel, { event, channel, data: data ?? null, ...from }, socketId)
}
