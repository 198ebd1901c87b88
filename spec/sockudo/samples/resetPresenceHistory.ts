import { createSockudo } from 'channelkit/sockudo'

const url = 'http://app-key:app-secret@127.0.0.1:6001/apps/app-id'
const sockudo = createSockudo(url)

// Say it twice: this begins a new, empty stream.
await sockudo.operator.presenceHistory.reset('presence-room', {
  confirmChannel: 'presence-room',
  confirmOperation: 'reset',
  reason: 'test data',
})

// By path.
const { data, error } = await sockudo.http.POST(
  '/channels/{channelName}/presence/history/reset',
  {
    params: { path: { channelName: 'presence-room' } },
    body: {
      confirm_channel: 'presence-room',
      confirm_operation: 'reset',
      reason: 'test data',
    },
  },
)
console.log(data, error)
