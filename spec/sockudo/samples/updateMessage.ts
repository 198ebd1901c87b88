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

// A repeat with the same opId is answered and changes nothing.
const { status } = await sockudo.messages.update(
  'room',
  serial,
  { data: 'hello, all' },
  { description: 'typo', opId: 'update-1' },
)
console.log(status)

// By path.
const { data, error } = await sockudo.http.POST(
  '/channels/{channelName}/messages/{messageSerial}/update',
  {
    params: {
      path: { channelName: 'room', messageSerial: serial },
    },
    body: { data: 'hello, everybody' },
  },
)
console.log(data?.status, error)
