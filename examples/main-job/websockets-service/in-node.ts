// Recipients in this process, with the sockets of `ws`, which say where a page would say it comes from.

import { WebSocket } from 'ws'
import { createRecipients, type Receiving } from './recipients.ts'

const origin = 'https://story.example'

class FromPage extends WebSocket {
  constructor(url: string) {
    super(url, { origin })
  }
}

export function receiveInNode(uriFor: (name: string) => Promise<string>): Receiving {
  const recipients = createRecipients(uriFor, FromPage)
  return {
    ...recipients,
    place: `Node ${process.versions.node}`,
    origin,
    close: async () => recipients.close(),
  }
}
