// A page that shows what users do: npx tsx --conditions=channelkit-source examples/users/main.ts
//
// Opens http://127.0.0.1:3000. It listens to the users server at USERS_SOCKET_URL with the key in USERS_API_KEY, or, up to release
// 0.3.2, with the origin in USERS_ORIGIN. Without a server it is a fake, and the lines that are printed make something happen.

import { listen } from 'channelkit/mocks/node'
import { createFakeUsers } from 'channelkit/mocks/users'
import { connectUsersEvents } from 'channelkit/users'
import { WebSocket } from 'ws'
import { auditEvents, auditTokens, createAudit } from './audit.ts'
import { createAuditServer } from './server.ts'

const { USERS_SOCKET_URL, USERS_API_KEY, USERS_ORIGIN: origin } = process.env
const { url, apiKey } =
  USERS_SOCKET_URL === undefined ? await startFake() : { url: USERS_SOCKET_URL, apiKey: USERS_API_KEY }
const audit = createAudit()
audit.onEntry(({ at, text }) => console.log(`${at} ${text}`))
if (origin === undefined)
  auditTokens(audit, connectUsersEvents({ url, dialect: 'tokens', apiKey, WebSocket }))
else auditEvents(audit, connectUsersEvents({ url, headers: { origin }, WebSocket }))

// Your session goes here.
const mayRead = (): boolean => true
createAuditServer({ audit, mayRead }).listen(3000, '127.0.0.1', () => console.log('http://127.0.0.1:3000'))

async function startFake(): Promise<{ url: string; apiKey: string | undefined }> {
  const apiKey = origin === undefined ? 'my-secret-key' : undefined
  const dialect = origin === undefined ? 'tokens' : 'events'
  const fake = createFakeUsers({ dialect, socketApiKey: apiKey })
  const { url, host, port } = await listen(fake, { port: 6011 })
  const credentials = JSON.stringify({ username: 'george', password: 'password' })
  console.log(`curl -c cookies -H 'content-type: application/json' -d '${credentials}' ${url}/auth/login`)
  console.log(`curl -b cookies ${url}/auth/logout`)
  return { url: `ws://${host}:${port}`, apiKey }
}
