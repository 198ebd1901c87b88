import { createSockudo } from 'channelkit/sockudo'

const url = 'http://app-key:app-secret@127.0.0.1:6001/apps/app-id'
const sockudo = createSockudo(url)

// A signing key. A server that runs does not take it up.
const saved = await sockudo.push.credentials.save('apns', {
  teamId: 'A1B2C3D4E5',
  keyId: 'F6G7H8I9J0',
  privateKey: 'the text of the .p8 file',
})
console.log(saved.credential_id, saved.version)

// By path.
const { data, error } = await sockudo.http.POST(
  '/push/credentials/apns',
  {
    body: {
      credentialId: 'certificate',
      pem: 'a certificate and its key',
    },
  },
)
console.log(data?.credential_id, error)
