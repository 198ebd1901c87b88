import { createSockudo } from 'channelkit/sockudo'

const url = 'http://app-key:app-secret@127.0.0.1:6001/apps/app-id'
const sockudo = createSockudo(url)

// Removing one that is not there is no error.
await sockudo.push.templates.delete('order-shipped')

// By path.
const { error } = await sockudo.http.DELETE(
  '/push/templates/{templateId}',
  { params: { path: { templateId: 'order-shipped' } } },
)
console.log(error)
