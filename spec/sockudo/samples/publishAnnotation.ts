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

const { annotationSerial } = await sockudo.annotations.publish(
  'room',
  serial,
  {
    type: 'reactions:distinct.v1',
    name: 'thumbs-up',
    clientId: 'alice',
  },
)
console.log(annotationSerial)

// By path.
const { data, error } = await sockudo.http.POST(
  '/channels/{channelName}/messages/{messageSerial}/annotations',
  {
    params: {
      path: { channelName: 'room', messageSerial: serial },
    },
    body: { type: 'views:total.v1' },
  },
)
console.log(data?.annotationSerial, error)
