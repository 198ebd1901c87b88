import { createSockudo } from 'channelkit/sockudo'

// Metrics have a port of their own: 9601 by default.
const url = 'http://app-key:app-secret@127.0.0.1:9601/apps/app-id'
const metrics = createSockudo(url)

const { data, error } = await metrics.http.GET('/metrics')
console.log(data?.split('\n').length, error)
