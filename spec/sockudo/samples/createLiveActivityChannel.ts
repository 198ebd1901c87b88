import { createSockudo } from 'channelkit/sockudo'

const url = 'http://app-key:app-secret@127.0.0.1:6001/apps/app-id'
const sockudo = createSockudo(url)

// One publish to it reaches all live activities that listen.
const { channelId } =
  await sockudo.push.liveActivities.createChannel({
    storagePolicy: 'mostRecent',
  })
await sockudo.push.publish(
  {
    type: 'recipient',
    recipient: {
      transportType: 'apnsLiveActivityBroadcast',
      channelId,
      storagePolicy: 'mostRecent',
    },
  },
  {},
  {
    liveActivity: {
      event: 'update',
      timestamp: Math.floor(Date.now() / 1000),
      contentState: { home: 1, away: 0 },
    },
  },
)

// By path.
const { data, error } = await sockudo.http.POST(
  '/push/liveActivities/channels',
  { body: { storagePolicy: 'noStorage' } },
)
console.log(data?.channelId, error)
