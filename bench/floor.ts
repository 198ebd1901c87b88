// The floor: the bytes of one signed publish, written to a bare socket again and again. Nothing can be faster with one
// connection per request, which is what Sockudo allows over HTTP/1.1.

import { createHash } from 'node:crypto'
import { connect } from 'node:net'
import type { Sockudo } from 'channelkit/sockudo'

/** A publish that spends nothing on signing, JSON, HTTP parsing or errors. */
export function socketFloor(sockudo: Sockudo, body: object): () => Promise<void> {
  const content = JSON.stringify(body)
  const url = new URL(sockudo.signedUrl('POST', '/events', { body: content }))
  const md5 = createHash('md5').update(content).digest('hex')
  if (url.searchParams.get('body_md5') !== md5) throw new Error('the signed URL is not for this body')
  const head = [
    `POST ${url.pathname}${url.search} HTTP/1.1`,
    `Host: ${url.host}`,
    'Content-Type: application/json',
    `Content-Length: ${Buffer.byteLength(content)}`,
  ]
  const bytes = Buffer.from(`${head.join('\r\n')}\r\n\r\n${content}`)
  return () =>
    new Promise((resolve, reject) => {
      const socket = connect({ host: url.hostname, port: Number(url.port), noDelay: true }, () =>
        socket.write(bytes),
      )
      let answer = ''
      socket.on('data', (chunk) => (answer += chunk.toString('latin1')))
      socket.on('error', reject)
      socket.on('close', () =>
        answer.startsWith('HTTP/1.1 200') ? resolve() : reject(new Error(answer.slice(0, 80))),
      )
    })
}
