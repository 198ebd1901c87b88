import { createSockudo } from 'channelkit/sockudo'

const url = 'http://app-key:app-secret@127.0.0.1:6001/apps/app-id'
const sockudo = createSockudo(url)

const { stream } = await sockudo.operator.history.state('orders')
console.log(stream.retained.retained_messages)

// By path.
const { data, error } = await sockudo.http.GET(
  '/channels/{channelName}/history/state',
  { params: { path: { channelName: 'orders' } } },
)
console.log(data?.stream.state.durable_state, error)
