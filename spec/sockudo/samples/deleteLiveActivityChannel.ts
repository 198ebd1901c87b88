import { createSockudo } from 'channelkit/sockudo'

const url = 'http://app-key:app-secret@127.0.0.1:6001/apps/app-id'
const sockudo = createSockudo(url)

const { channelId } =
  await sockudo.push.liveActivities.createChannel()
await sockudo.push.liveActivities.deleteChannel(channelId)

// By path.
const another = await sockudo.push.liveActivities.createChannel()
const { error } = await sockudo.http.DELETE(
  '/push/liveActivities/channels/{channelId}',
  { params: { path: { channelId: another.channelId } } },
)
console.log(error)
