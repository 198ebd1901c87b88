// A bare socket on one channel, so that the channel is occupied.

import { once } from 'node:events'
import WebSocket from 'ws'

/** Subscribes and resolves when the server has confirmed it; the result ends the connection. */
export async function occupy(url: URL, key: string, channel: string): Promise<() => Promise<void>> {
  const socket = new WebSocket(`ws://${url.host}/app/${key}?protocol=7&client=test&version=0`)
  const frames = frameReader(socket)
  await frames('pusher:connection_established')
  socket.send(JSON.stringify({ event: 'pusher:subscribe', data: { channel } }))
  await frames('pusher_internal:subscription_succeeded')
  return async () => {
    socket.close()
    await once(socket, 'close')
  }
}

function frameReader(socket: WebSocket): (event: string) => Promise<void> {
  const seen = new Set<string>()
  const waiting = new Map<string, () => void>()
  socket.on('message', (data) => {
    const { event } = JSON.parse(String(data)) as { event: string }
    seen.add(event)
    waiting.get(event)?.()
  })
  return (event) =>
    seen.has(event) ? Promise.resolve() : new Promise((resolve) => waiting.set(event, resolve))
}
