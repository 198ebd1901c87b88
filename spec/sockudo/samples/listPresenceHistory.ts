import { createSockudo } from 'channelkit/sockudo'

const url = 'http://app-key:app-secret@127.0.0.1:6001/apps/app-id'
const sockudo = createSockudo(url)

const history = sockudo.presenceHistory('presence-room', {
  direction: 'oldest_first',
})
for await (const { event, user_id } of history) {
  console.log(event, user_id)
}

// By path.
const { data, error } = await sockudo.http.GET(
  '/channels/{channelName}/presence/history',
  {
    params: {
      path: { channelName: 'presence-room' },
      query: { limit: 20 },
    },
  },
)
console.log(data?.items.length, error)
