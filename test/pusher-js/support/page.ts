// Bundled into a page, where pusher-js is a script that was loaded before.

import { pusherJsCases } from '../cases/index.ts'
import { type Place, toolsOf } from './tools.ts'

declare global {
  var runCase: (subject: string, name: string, place: Place) => Promise<void>
  // The name under which the build for browsers is found.
  var Pusher: typeof import('pusher-js').default
}

globalThis.runCase = async (subject, name, place) => {
  const row = pusherJsCases[subject]?.find((one) => one.name === name)
  if (row === undefined) throw new Error(`there is no case ${name}`)
  const openSocket = (url: string): WebSocket => new WebSocket(url)
  const tools = toolsOf(place, { runtime: 'chromium', Pusher: globalThis.Pusher, openSocket })
  try {
    await row.run(tools)
  } finally {
    tools.end()
  }
}
