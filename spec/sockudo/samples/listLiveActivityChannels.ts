import { createSockudo } from 'channelkit/sockudo'

const url = 'http://app-key:app-secret@127.0.0.1:6001/apps/app-id'
const sockudo = createSockudo(url)

// All of them, in one answer: those of every app of the server.
const { channels } = await sockudo.push.liveActivities.listChannels()
console.log(channels)

// By path.
const { data, error } = await sockudo.http.GET(
  '/push/liveActivities/channels',
)
console.log(data?.channels.length, error)
