// A page that registers for web push: npx tsx --conditions=channelkit-source examples/web-push/main.ts
//
// Opens http://127.0.0.1:3000; every line that is typed here is pushed to all who registered. It talks to SOCKUDO_URL, with
// the public half of the server's key in VAPID_PUBLIC_KEY. Without them it is a fake, which takes everything and reaches nobody.

import { createECDH } from 'node:crypto'
import { createInterface } from 'node:readline'
import { createFakeSockudo } from 'channelkit/mocks/sockudo'
import { createSockudo } from 'channelkit/sockudo'
import { channel, createWebPushServer } from './server.ts'

const { SOCKUDO_URL: url, VAPID_PUBLIC_KEY: key } = process.env
const sockudo =
  url === undefined
    ? createSockudo('http://app-key:app-secret@127.0.0.1/apps/app-id', { fetch: createFakeSockudo().fetch })
    : createSockudo(url)
const publicKey = key ?? createECDH('prime256v1').generateKeys('base64url')
// Your session goes here.
const userOf = (): string => 'user-1'

const server = createWebPushServer({ sockudo, publicKey, userOf, onError: console.error })
server.listen(3000, '127.0.0.1', () => console.log('http://127.0.0.1:3000, then type what to push'))
for await (const body of createInterface({ input: process.stdin })) {
  const payload = { title: 'News', body, collapseKey: 'news' }
  const { publishId, expectedRecipients } = await sockudo.push.publish({ type: 'channel', channel }, payload)
  console.log(`${publishId} to ${expectedRecipients}`)
}
server.close()
await sockudo.close()
