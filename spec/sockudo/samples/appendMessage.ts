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

// Text grows at its end: an answer, token by token.
for (const token of [', ', 'world']) {
  await sockudo.messages.append('room', serial, token)
}

// By path.
const { data, error } = await sockudo.http.POST(
  '/channels/{channelName}/messages/{messageSerial}/append',
  {
    params: {
      path: { channelName: 'room', messageSerial: serial },
    },
    body: { data: '!' },
  },
)
console.log(data?.status, error)
