import { createSockudo } from 'channelkit/sockudo'

const url = 'http://app-key:app-secret@127.0.0.1:6001/apps/app-id'
const sockudo = createSockudo(url)

// Probes are not signed. The answer is a text.
const { data, error } = await sockudo.http.GET('/up')
console.log(data, error)
