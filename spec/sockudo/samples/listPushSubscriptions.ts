import { createSockudo } from 'channelkit/sockudo'

const url = 'http://app-key:app-secret@127.0.0.1:6001/apps/app-id'
const sockudo = createSockudo(url)

const { device, tokenHash } = await sockudo.push.devices.register({
  id: 'phone-1',
  clientId: 'user-1',
  formFactor: 'phone',
  platform: 'android',
  timezone: 'Europe/Berlin',
  locale: 'de',
  push: {
    state: 'ACTIVE',
    recipient: {
      transportType: 'gcm',
      registrationToken: 'token-of-the-phone',
    },
  },
})
await sockudo.push.subscriptions.save({
  channel: 'orders',
  deviceId: device.id,
  provider: device.recipient.provider,
  tokenHash,
})

// Those of a channel, those of a device, or all.
const ofOrders = sockudo.push.subscriptions.list({
  channel: 'orders',
})
for await (const { deviceId, provider } of ofOrders) {
  console.log(deviceId, provider)
}

// By path.
const { data, error } = await sockudo.http.GET(
  '/push/channelSubscriptions',
  { params: { query: { deviceId: 'phone-1', limit: 50 } } },
)
console.log(data?.next_cursor, error)
