import { createSockudo } from 'channelkit/sockudo'

const url = 'http://app-key:app-secret@127.0.0.1:6001/apps/app-id'
const sockudo = createSockudo(url)

// A publish with `notBefore` is no scheduled job: it stays.
await sockudo.push.scheduled.cancel('job-1')

// By path.
const { error } = await sockudo.http.DELETE(
  '/push/scheduled/{jobId}',
  { params: { path: { jobId: 'job-1' } } },
)
console.log(error)
