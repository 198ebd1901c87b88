// The server's two clocks for a connection.

import type { Connection } from './connection.ts'
import { pingFrame } from './frames.ts'

const pongTimeout = 30_000
const authorizationTimeout = 3_600_000

/** Pings a socket that was silent for the activity timeout, and closes one that does not answer. */
export function keepAlive(connection: Connection): void {
  const { activityTimeout } = connection.world.settings
  connection.later(() => checkActivity(connection), activityTimeout)
  // An app with user authentication gives a socket an hour to sign in or to join a channel that needs authorization.
  if (!connection.state.app.userAuthentication) return
  connection.authorized = connection.later(
    () => connection.close(4009, 'Connection not authorized within timeout.'),
    authorizationTimeout,
  )
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
