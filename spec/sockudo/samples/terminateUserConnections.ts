import { createSockudo } from 'channelkit/sockudo'

const url = 'http://app-key:app-secret@127.0.0.1:6001/apps/app-id'
const sockudo = createSockudo(url)

// Closes every connection of the user, who stays away.
await sockudo.terminateUserConnections('user-1')

// By path.
const { data, error } = await sockudo.http.POST(
  '/users/{userId}/terminate_connections',
  { params: { path: { userId: 'user-1' } } },
)
console.log(data?.ok, error)
