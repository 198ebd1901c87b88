// What runs in the page: the client of the document, and that of the kit. Where there is no browser it runs in Node.

import {
  connectUsersEvents,
  EventType,
  type WebSocketConstructor,
  type WebSocketLike,
} from 'channelkit/users'
import { within } from '../log.ts'

/** Milliseconds; a slow machine has a browser running besides. */
const patience = 10_000

export interface Client {
  /** Undefined in a browser, which sends its own. */
  readonly headers?: { readonly origin: string } | undefined
  readonly WebSocket: WebSocketConstructor
}

/** The sample of the document: sends an echo, and looks at the number of what comes. */
export function documentClient(url: string, { headers, WebSocket }: Client): Promise<string> {
  const start = (done: (text: string) => void, fail: (error: Error) => void): void => {
    const Socket = WebSocket as new (url: string, init?: object) => WebSocketLike
    const socket = headers === undefined ? new Socket(url) : new Socket(url, { headers })
    socket.addEventListener('open', () =>
      socket.send(JSON.stringify({ eventType: 10, message: 'Hello world?' })),
    )
    socket.addEventListener('message', ({ data }) => {
      const event = JSON.parse(String(data)) as { eventType: number; message: string }
      if (event.eventType !== 10) return
      done(`We got an echo: ${event.message}`)
      socket.close()
    })
    socket.addEventListener('close', ({ code }) => fail(new Error(`closed with code ${code}`)))
  }
  return within('the client of the document got no echo', start, patience)
}

/** The same with the kit, which finds out first whether the origin is approved. */
export async function kitClient(url: string, { headers, WebSocket }: Client): Promise<string> {
  const events = connectUsersEvents({ url, headers, WebSocket })
  try {
    let heard = 0
    events.on(EventType.Echo, () => heard++)
    await events.approved({ timeout: patience })
    const { message } = await events.echo('Hello world?')
    return `approved, ${heard} echo: ${message}`
  } finally {
    events.close()
  }
}
