// A socket that was accepted: it is ended again, or looked up and listened to.

import { cutSocket } from '../../cut-socket.ts'
import type { FakeSocket } from '../../fake-server.ts'
import { frozen } from '../../frozen.ts'
import { sessionIdOf } from '../sessions/cookie.ts'
import type { World } from '../world.ts'
import { approvalOf } from './approval.ts'
import { type Connection, createConnection } from './connection.ts'
import { processEvent } from './process-event.ts'
import { processToken } from './process-token.ts'

export function accept(world: World, socket: FakeSocket, { headers }: Request): void {
  const { settings } = world
  const { handlers, authorized } = approvalOf(settings, headers)
  const origin = headers.get('origin') ?? undefined
  if (handlers === 0) {
    world.refusals.add(Object.freeze({ origin, at: settings.clock() }))
    return cutSocket(socket)
  }
  const about = { id: world.nextConnection(), origin, authorized }
  const connection = createConnection(socket, about, settings.onError)
  world.connections.add(connection)
  const sessionId = sessionIdOf((name) => headers.get(name) ?? undefined)
  const lookUp = (): void => {
    const session = world.sessions.find(sessionId)
    if (session !== undefined) {
      world.sessions.touch(session)
      connection.username = world.accounts.bySession(session.id)?.username
    }
    connection.handlers = handlers
  }
  const takesTime = settings.lookupTime > 0 && (sessionId !== '' || headers.has('users-api-key'))
  const cancel = takesTime ? world.later(lookUp, settings.lookupTime) : lookUp()
  socket.addEventListener('close', () => {
    cancel?.()
    world.connections.delete(connection)
    world.changed()
  })
  socket.addEventListener('message', ({ data }) => {
    try {
      receive(world, connection, textOf(data))
    } catch (error) {
      // A mistake in the fake ends one connection and is told, and never the process.
      connection.cut()
      settings.onError(error)
    }
    world.changed()
  })
}

function receive(world: World, connection: Connection, text: string): void {
  const { settings } = world
  const data = parsed(text)
  const { id, handlers } = connection
  world.frames.add(frozen({ connection: id, text, data, handlers, at: settings.clock() }))
  // What is no object is nothing to the server, either.
  if (typeof data !== 'object' || data === null) return
  const process = settings.dialect === 'events' ? processEvent : processToken
  for (let times = 0; times < handlers; times++) process(world, connection, data)
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function textOf(data: unknown): string {
  if (typeof data === 'string') return data
  if (data instanceof ArrayBuffer || ArrayBuffer.isView(data)) return new TextDecoder().decode(data)
  return ''
}
