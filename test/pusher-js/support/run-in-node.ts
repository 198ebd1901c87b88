// pusher-js in this process.

import Pusher from 'pusher-js'
import { WebSocket } from 'ws'
import type { PusherJsCase } from '../case.ts'
import { type Place, toolsOf } from './tools.ts'

export async function runInNode(row: PusherJsCase, place: Place): Promise<void> {
  const openSocket = (url: string, origin: string | undefined): globalThis.WebSocket =>
    new WebSocket(url, origin === undefined ? {} : { origin }) as unknown as globalThis.WebSocket
  const tools = toolsOf(place, { runtime: 'node', Pusher, openSocket })
  try {
    await row.run(tools)
  } finally {
    tools.end()
  }
}
