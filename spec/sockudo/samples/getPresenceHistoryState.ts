import { createSockudo } from 'channelkit/sockudo'

const url = 'http://app-key:app-secret@127.0.0.1:6001/apps/app-id'
const sockudo = createSockudo(url)

const { stream } =
  await sockudo.operator.presenceHistory.state('presence-room')
console.log(stream.retained.retained_events)

// By path.
const { data, error } = await sockudo.http.GET(
  '/channels/{channelName}/presence/history/state',
  { params: { path: { channelName: 'presence-room' } } },
)
console.log(data?.stream.state.durable_state, error)
