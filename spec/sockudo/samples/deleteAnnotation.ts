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
  { type: 'views:total.v1' },
)
await sockudo.annotations.delete('room', serial, annotationSerial)

// By path; a second time is no error.
const { data, error } = await sockudo.http.DELETE(
  '/channels/{channelName}/messages/{messageSerial}/annotations/{annotationSerial}',
  {
    params: {
      path: {
        channelName: 'room',
        messageSerial: serial,
        annotationSerial,
      },
    },
  },
)
console.log(data, error)
