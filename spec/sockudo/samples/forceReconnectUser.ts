import { createSockudo } from 'channelkit/sockudo'

const url = 'http://app-key:app-secret@127.0.0.1:6001/apps/app-id'
const sockudo = createSockudo(url)

// Closes every connection of the user, who comes back and
// asks for authorization again.
await sockudo.forceReconnectUser('user-1')

// By path.
const { data, error } = await sockudo.http.POST(
  '/users/{userId}/force_reconnect',
  { params: { path: { userId: 'user-1' } } },
)
console.log(data?.ok, error)
