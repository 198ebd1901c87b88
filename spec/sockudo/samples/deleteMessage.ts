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

// Marks the message; what it held stays unless it is cleared.
const { status } = await sockudo.messages.delete(
  'room',
  serial,
  { clearFields: ['data'] },
  { description: 'spam' },
)
console.log(status)

// By path.
const { data, error } = await sockudo.http.POST(
  '/channels/{channelName}/messages/{messageSerial}/delete',
  {
    params: {
      path: { channelName: 'room', messageSerial: serial },
    },
    body: { description: 'once more' },
  },
)
console.log(data?.status, error)
