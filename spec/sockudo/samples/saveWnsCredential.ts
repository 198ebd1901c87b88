import { createSockudo } from 'channelkit/sockudo'

const url = 'http://app-key:app-secret@127.0.0.1:6001/apps/app-id'
const sockudo = createSockudo(url)

// A server that runs does not take it up; start it anew.
const saved = await sockudo.push.credentials.save('wns', {
  packageSid: 'ms-app://s-1-15-2-1',
  clientSecret: 'the secret of the app at Microsoft',
})
console.log(saved.credential_id, saved.version)

// By path.
const { data, error } = await sockudo.http.POST(
  '/push/credentials/wns',
  {
    body: {
      credentialId: 'staging',
      packageSid: 'ms-app://s-1-15-2-2',
      clientSecret: 'the secret of the app at Microsoft',
    },
  },
)
console.log(data?.credential_id, error)
