import { createSockudo } from 'channelkit/sockudo'

const url = 'http://app-key:app-secret@127.0.0.1:6001/apps/app-id'
const sockudo = createSockudo(url)

// Newest first, page by page, as far as you read.
const history = sockudo.history('orders', { pageSize: 50 })
for await (const { serial, message } of history) {
  console.log(serial, message.data)
}

// One page, with what is known to be missing.
const { items, nextCursor, continuity } = await history.page()
const { complete, gap, streamId } = continuity
console.log(items.length, nextCursor, complete, gap, streamId)

// By path.
const { data, error } = await sockudo.http.GET(
  '/channels/{channelName}/history',
  {
    params: {
      path: { channelName: 'orders' },
      query: { limit: 50, direction: 'oldest_first' },
    },
  },
)
console.log(data?.next_cursor, error)
