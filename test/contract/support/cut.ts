// A request whose body breaks off, which no client would send on purpose.

import { once } from 'node:events'
import { type IncomingMessage, request } from 'node:http'

/** Sends one byte, and then a chunk that has no length. */
export async function sendCut(
  url: URL,
  method: string,
  headers: Readonly<Record<string, string>>,
): Promise<Response> {
  const outgoing = request(url, { method, headers: { ...headers, 'transfer-encoding': 'chunked' } })
  outgoing.write('{', () => outgoing.socket?.write('no length\r\n'))
  const [incoming] = (await once(outgoing, 'response')) as [IncomingMessage]
  const text = Buffer.concat(await incoming.toArray()).toString()
  outgoing.destroy()
  return new Response(text, {
    status: incoming.statusCode ?? 0,
    headers: incoming.headers as Record<string, string>,
  })
}
