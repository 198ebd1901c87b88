import { createSockudo } from 'channelkit/sockudo'

const url = 'http://app-key:app-secret@127.0.0.1:6001/apps/app-id'
const sockudo = createSockudo(url)

// What was given up in the last day, the oldest first.
const deadLetters = sockudo.push.deadLetters.list({
  since: new Date(Date.now() - 86_400_000),
})
for await (const letter of deadLetters) {
  console.log(letter.publishId, letter.reason, letter.replayable)
}

// By path.
const { data, error } = await sockudo.http.GET(
  '/push/deadLetters',
  { params: { query: { provider: 'apns', limit: 50 } } },
)
console.log(data?.next_cursor, error)
