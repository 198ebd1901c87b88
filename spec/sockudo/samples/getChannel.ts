import { createSockudo } from 'channelkit/sockudo'

const url = 'http://app-key:app-secret@127.0.0.1:6001/apps/app-id'
const sockudo = createSockudo(url)

const { occupied, subscription_count } = await sockudo.channel(
  'orders',
  { info: ['subscription_count'] },
)
console.log(occupied, subscription_count)

// By path.
const { data, error } = await sockudo.http.GET(
  '/channels/{channelName}',
  { params: { path: { channelName: 'orders' } } },
)
console.log(data?.occupied, error)
