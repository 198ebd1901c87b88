import { createSockudo } from 'channelkit/sockudo'

const url = 'http://app-key:app-secret@127.0.0.1:6001/apps/app-id'
const sockudo = createSockudo(url)

// Who was there ten minutes ago.
const { members } = await sockudo.presenceSnapshot(
  'presence-room',
  { atTime: Date.now() - 600_000 },
)
console.log(members.map(({ user_id }) => user_id))

// By path: without a moment, who is there now.
const { data, error } = await sockudo.http.GET(
  '/channels/{channelName}/presence/history/snapshot',
  { params: { path: { channelName: 'presence-room' } } },
)
console.log(data?.members, error)
