import { createSockudo } from 'channelkit/sockudo'

const url = 'http://app-key:app-secret@127.0.0.1:6001/apps/app-id'
const sockudo = createSockudo(url)

// Say it twice: this begins a new, empty stream.
const { new_stream_id } = await sockudo.operator.history.reset(
  'orders',
  {
    confirmChannel: 'orders',
    confirmOperation: 'reset',
    reason: 'test data',
    requestedBy: 'ops',
  },
)
console.log(new_stream_id)

// By path.
const { data, error } = await sockudo.http.POST(
  '/channels/{channelName}/history/reset',
  {
    params: { path: { channelName: 'orders' } },
    body: {
      confirm_channel: 'orders',
      confirm_operation: 'reset',
      reason: 'test data',
    },
  },
)
console.log(data?.new_stream_id, error)
