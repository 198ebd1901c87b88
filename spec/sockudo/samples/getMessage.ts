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

const { item } = await sockudo.messages.get('room', serial)
console.log(item.action, item.data, item.version.timestamp_ms)

// By path.
const { data, error } = await sockudo.http.GET(
  '/channels/{channelName}/messages/{messageSerial}',
  {
    params: {
      path: { channelName: 'room', messageSerial: serial },
    },
  },
)
console.log(data?.item.data, error)
