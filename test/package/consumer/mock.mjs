// `channelkit mock` as a child process: it answers over HTTP, opens a WebSocket and ends when it is told to.

import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { request } from 'node:http'

const command = 'node_modules/channelkit/dist/cli/main.js'
const child = spawn(process.execPath, [command, 'mock', 'sockudo', '--port', '0'], {
  stdio: ['ignore', 'pipe', 'inherit'],
})
try {
  const [chunk] = await once(child.stdout, 'data')
  const [origin] = /http:\/\/127\.0\.0\.1:\d+/.exec(chunk)
  assert.equal((await fetch(`${origin}/up/app-id`)).status, 200)

  const upgrade = request(`${origin}/app/app-key?protocol=7`, {
    headers: {
      connection: 'Upgrade',
      upgrade: 'websocket',
      'sec-websocket-version': '13',
      'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
    },
  }).end()
  const [response, socket, head] = await once(upgrade, 'upgrade')
  assert.equal(response.statusCode, 101)
  const frame = head.length > 0 ? head : (await once(socket, 'data'))[0]
  assert.match(frame.toString(), /pusher:connection_established/)
  socket.destroy()
} finally {
  child.kill('SIGTERM')
}
const [code, signal] = await once(child, 'exit')
assert.deepEqual([code, signal], [0, null])
