// The server's two clocks for a connection.

import type { Connection } from './connection.ts'
import { pingFrame } from './frames.ts'

const pongTimeout = 30_000

/** Pings a socket that was silent for the activity timeout, and closes one that does not answer. */
export function keepAlive(connection: Connection): void {
  const { activityTimeout, authorizationTimeout } = connection.world.settings
  connection.later(() => checkActivity(connection), activityTimeout)
  // An app with user authentication gives a socket some time to sign in or to join a channel that needs authorization.
  if (!connection.state.app.userAuthentication) return
  connection.authorized = connection.later(
    () => connection.close(4009, 'Connection not authorized within timeout.'),
    authorizationTimeout,
  )
}

/** A ping of the WebSocket itself, which some clients send instead of an event. */
export function showLife(connection: Connection): void {
  connection.lastActivity = connection.world.settings.clock()
  connection.awaitsPong = false
}

function checkActivity(connection: Connection): void {
  const { activityTimeout, clock } = connection.world.settings
  const silence = clock() - connection.lastActivity
  if (silence < activityTimeout) {
    connection.later(() => checkActivity(connection), activityTimeout - silence)
    return
  }
  connection.awaitsPong = true
  connection.send(pingFrame)
  connection.later(() => checkPong(connection), pongTimeout)
}

function checkPong(connection: Connection): void {
  if (connection.awaitsPong) return connection.close(4201, 'Pong reply not received in time')
  connection.later(() => checkActivity(connection), connection.world.settings.activityTimeout)
}
