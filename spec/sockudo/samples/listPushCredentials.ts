import { createSockudo } from 'channelkit/sockudo'

const url = 'http://app-key:app-secret@127.0.0.1:6001/apps/app-id'
const sockudo = createSockudo(url)

// Page by page, as far as you read; without what is secret.
for await (const { credential_id, provider } of sockudo.push.credentials.list()) {
  console.log(credential_id, provider)
}

// By path.
const { data, error } = await sockudo.http.GET(
  '/push/credentials',
  { params: { query: { limit: 50 } } },
)
console.log(data?.next_cursor, error)
