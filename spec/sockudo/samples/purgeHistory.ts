import { createSockudo } from 'channelkit/sockudo'

const url = 'http://app-key:app-secret@127.0.0.1:6001/apps/app-id'
const sockudo = createSockudo(url)

// Removes events; the stream and its serials go on.
const { purged_messages } = await sockudo.operator.history.purge(
  'orders',
  {
    confirmChannel: 'orders',
    confirmOperation: 'purge',
    mode: 'before_serial',
    beforeSerial: 100,
    reason: 'requested by the customer',
  },
)
console.log(purged_messages)

// By path.
const { data, error } = await sockudo.http.POST(
  '/channels/{channelName}/history/purge',
  {
    params: { path: { channelName: 'orders' } },
    body: {
      confirm_channel: 'orders',
      confirm_operation: 'purge',
      mode: 'all',
      reason: 'requested by the customer',
    },
  },
)
console.log(data?.purged_messages, error)
