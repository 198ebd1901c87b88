import { createSockudo } from 'channelkit/sockudo'

const url = 'http://app-key:app-secret@127.0.0.1:6001/apps/app-id'
const sockudo = createSockudo(url)

// A server that runs does not take it up; start it anew.
const saved = await sockudo.push.credentials.save('fcm', {
  // The service account file of Firebase, as an object.
  serviceAccountJson: {
    type: 'service_account',
    project_id: 'shop',
    client_email: 'push@shop.iam.gserviceaccount.com',
    private_key: 'the private key',
  },
})
console.log(saved.credential_id, saved.version)

// By path.
const { data, error } = await sockudo.http.POST(
  '/push/credentials/fcm',
  {
    body: {
      credentialId: 'staging',
      serviceAccountJson: { project_id: 'shop-staging' },
    },
  },
)
console.log(data?.credential_id, error)
