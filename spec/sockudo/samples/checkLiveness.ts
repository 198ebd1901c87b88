import { createSockudo } from 'channelkit/sockudo'

const url = 'http://app-key:app-secret@127.0.0.1:6001/apps/app-id'
const sockudo = createSockudo(url)

// Says that the process runs, and nothing else.
const { data, error } = await sockudo.http.GET('/live')
console.log(data, error)
