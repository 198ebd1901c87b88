// Bundled for the browser: what the story calls there.

import { documentClient, kitClient } from './page.ts'

declare global {
  var clients: Readonly<Record<'document' | 'kit', (url: string) => Promise<string>>>
}

globalThis.clients = {
  document: (url) => documentClient(url, { WebSocket }),
  kit: (url) => kitClient(url, { WebSocket }),
}
