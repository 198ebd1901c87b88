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

// What happened, the oldest first.
const annotations = sockudo.annotations.list('room', serial, {
  type: 'reactions:distinct.v1',
})
for await (const { action, name, clientId } of annotations) {
  console.log(action, name, clientId)
}

// By path.
const { data, error } = await sockudo.http.GET(
  '/channels/{channelName}/messages/{messageSerial}/annotations',
  {
    params: {
      path: { channelName: 'room', messageSerial: serial },
    },
  },
)
console.log(data?.items.length, error)
