import { createSockudo } from 'channelkit/sockudo'

const url = 'http://app-key:app-secret@127.0.0.1:6001/apps/app-id'
const sockudo = createSockudo(url)

const { users } = await sockudo.channelUsers('presence-room')
console.log(users.map(({ id }) => id))

// By path.
const { data, error } = await sockudo.http.GET(
  '/channels/{channelName}/users',
  { params: { path: { channelName: 'presence-room' } } },
)
console.log(data?.users, error)
