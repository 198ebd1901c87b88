import { createSockudo } from 'channelkit/sockudo'

const url = 'http://app-key:app-secret@127.0.0.1:6001/apps/app-id'
const sockudo = createSockudo(url)

// The id of the app is filled in.
const { data, response } = await sockudo.http.GET('/up/{appId}', {
  params: { path: { appId: 'app-id' } },
})
console.log(data, response.headers.get('x-health-check'))
