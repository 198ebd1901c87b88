import { createSockudo } from 'channelkit/sockudo'

const url = 'http://app-key:app-secret@127.0.0.1:6001/apps/app-id'
const sockudo = createSockudo(url)

// A server that runs does not take it up; start it anew.
const saved = await sockudo.push.credentials.save('hms', {
  hmsAppId: '100000001',
  clientSecret: 'the secret of the app at Huawei',
})
console.log(saved.credential_id, saved.version)

// By path.
const { data, error } = await sockudo.http.POST(
  '/push/credentials/hms',
  {
    body: {
      credentialId: 'staging',
      hmsAppId: '100000002',
      clientSecret: 'the secret of the app at Huawei',
    },
  },
)
console.log(data?.credential_id, error)
