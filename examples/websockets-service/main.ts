// A page that is told things by its backend: cd examples/websockets-service && npx tsx --conditions=channelkit-source main.ts
//
// Opens http://127.0.0.1:3000 (or PORT): sign in as somebody, in two windows as two people, and notify each other. It uses the
// WebSockets Service with the key in WEBSOCKETS_SERVICE_ACCESS_KEY; without one it is a fake, in this process. In a project
// of your own: npm install channelkit express esbuild, and npx tsx main.ts; the fake takes ws and graphql@16, too.

import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { listen } from 'channelkit/mocks/node'
import { createFakeWebSocketsService } from 'channelkit/mocks/websockets-service'
import { createWebSocketsService } from 'channelkit/websockets-service'
import { createApp } from './app.ts'
import { bundlePage } from './bundle-page.ts'

const { WEBSOCKETS_SERVICE_ACCESS_KEY: accessKey, PORT = '3000' } = process.env
const fake = accessKey === undefined ? await listen(createFakeWebSocketsService()) : undefined
const service =
  fake === undefined
    ? createWebSocketsService({ accessKey: accessKey! })
    : createWebSocketsService({
        accessKey: 'access-key',
        endpoint: `http://${fake.host}:${fake.port}/graphql`,
      })

const script = new URL('public/page.js', import.meta.url)
const server = createServer().listen(Number(PORT), '127.0.0.1')
await once(server, 'listening')
// As the browser's address bar has it: only a page from here can use the socket of who signed in.
const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
server.on('request', createApp({ service, origin, page: await bundlePage(script), onError: console.error }))
console.log(`${origin}, on ${fake === undefined ? 'the WebSockets Service' : 'a fake WebSockets Service'}`)

process.once('SIGINT', async () => {
  server.closeAllConnections()
  server.close()
  await service.close()
  await fake?.close()
})
