import { createSockudo } from 'channelkit/sockudo'

const url = 'http://app-key:app-secret@127.0.0.1:6001/apps/app-id'
const sockudo = createSockudo(url)

// What the app on the device saw. It changes no status.
await sockudo.push.deliveryStatus.report({
  publishId: 'order-17-shipped',
  eventId: 'phone-1-1',
  occurredAtMs: Date.now(),
  result: {
    provider: 'apns',
    batchId: 'app',
    deviceId: 'phone-1',
    outcome: 'accepted',
    attempt: 1,
  },
})

// By path; the body names the app and the publish twice.
const { data, error } = await sockudo.http.POST(
  '/push/deliveryStatus',
  {
    body: {
      appId: 'app-id',
      publishId: 'order-17-shipped',
      eventId: 'phone-2-1',
      occurredAtMs: Date.now(),
      result: {
        appId: 'app-id',
        publishId: 'order-17-shipped',
        provider: 'fcm',
        batchId: 'app',
        outcome: 'expired',
        attempt: 1,
      },
    },
  },
)
console.log(data?.eventId, error)
