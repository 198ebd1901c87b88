import { createSockudo } from 'channelkit/sockudo'

const url = 'http://app-key:app-secret@127.0.0.1:6001/apps/app-id'
const sockudo = createSockudo(url)

// A pair of VAPID keys. A server that runs does not take it up.
const saved = await sockudo.push.credentials.save('webPush', {
  publicKey: 'the public VAPID key',
  privateKey: 'the private VAPID key',
})
console.log(saved.credential_id, saved.version)

// By path.
const { data, error } = await sockudo.http.POST(
  '/push/credentials/webpush',
  {
    body: {
      credentialId: 'staging',
      publicKey: 'the public VAPID key',
      privateKey: 'the private VAPID key',
    },
  },
)
console.log(data?.credential_id, error)
