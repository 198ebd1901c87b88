import { createSockudo } from 'channelkit/sockudo'

const url = 'http://app-key:app-secret@127.0.0.1:6001/apps/app-id'
const sockudo = createSockudo(url)

const { channels } = await sockudo.channels({
  prefix: 'presence-',
  info: ['user_count'],
})
for (const [name, { user_count }] of Object.entries(channels)) {
  console.log(name, user_count)
}

// By path.
const { data, error } = await sockudo.http.GET('/channels', {
  params: { query: { filter_by_prefix: 'orders' } },
})
console.log(data?.channels, error)
