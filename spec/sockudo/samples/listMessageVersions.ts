import { createSockudo } from 'channelkit/sockudo'

const url = 'http://app-key:app-secret@127.0.0.1:6001/apps/app-id'
const sockudo = createSockudo(url)

// The receipt has the serial of the message.
const { channels } = await sockudo.trigger(
  'room',
  'message',
  'hello',
  { messageId: 'note-1' },
)
const serial = channels?.['room']?.message_serial ?? ''

await sockudo.messages.update('room', serial, { data: 'hi' })

const versions = sockudo.messages.versions('room', serial, {
  direction: 'oldest_first',
})
for await (const { action, data } of versions) {
  console.log(action, data)
}

// By path.
const { data, error } = await sockudo.http.GET(
  '/channels/{channelName}/messages/{messageSerial}/versions',
  {
    params: {
      path: { channelName: 'room', messageSerial: serial },
      query: { limit: 20 },
    },
  },
)
console.log(data?.items.length, error)
