import { createSockudo } from 'channelkit/sockudo'

const url = 'http://app-key:app-secret@127.0.0.1:6001/apps/app-id'
const sockudo = createSockudo(url)

const { channelId } =
  await sockudo.push.liveActivities.createChannel()

const { storagePolicy } =
  await sockudo.push.liveActivities.getChannel(channelId)
console.log(storagePolicy)

// By path.
const { data, error } = await sockudo.http.GET(
  '/push/liveActivities/channels/{channelId}',
  { params: { path: { channelId } } },
)
console.log(data?.storagePolicy, error)
