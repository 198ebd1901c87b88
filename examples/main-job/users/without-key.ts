// A connection that speaks tokens without the API key, so that its origin decides whether it gets in.

import { OriginNotApprovedError } from 'channelkit/errors'
import { connectUsersEvents, type UsersTokens } from 'channelkit/users'
import { WebSocket } from 'ws'
import type { Job } from './job.ts'
import { watch, type Watcher } from './watcher.ts'

/**
 * @param cookie - of the session that the connection is of
 * @throws Lacking where nobody said an origin that a server of yours approves
 * @throws Error where it does not approve of it
 */
export async function connectWithoutKey(
  { closing, server }: Job,
  cookie?: string,
): Promise<Watcher<UsersTokens>> {
  const { origin: originOf, socketUrl: url } = server('tokens')
  const origin = originOf()
  const headers = { origin, ...(cookie !== undefined && { cookie }) }
  const socket = closing(connectUsersEvents({ url, dialect: 'tokens', headers, WebSocket }))
  return watch(socket).catch((error: unknown) => {
    if (!(error instanceof OriginNotApprovedError)) throw error
    throw new Error(`the server refuses ${origin} without the key: set --origin to one that it approves`)
  })
}
