import { createSockudo } from 'channelkit/sockudo'

const url = 'http://app-key:app-secret@127.0.0.1:6001/apps/app-id'
const sockudo = createSockudo(url)

// Tries again what was given up between two attempts.
const { items } = await sockudo.push.deadLetters.list().page()
for (const { deadLetterId, replayable } of items) {
  if (!replayable) continue
  await sockudo.push.deadLetters.replay(deadLetterId)

  // By path.
  const { data, error } = await sockudo.http.POST(
    '/push/deadLetters/{deadLetterId}/replay',
    { params: { path: { deadLetterId } } },
  )
  console.log(data?.messageId, error)
}
