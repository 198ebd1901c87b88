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

// From now on the device gets what is pushed to the channel.
await sockudo.push.subscriptions.save({
  channel: 'orders',
  deviceId: device.id,
  provider: device.recipient.provider,
  tokenHash,
})

// By path; the body names the app.
const { data, error } = await sockudo.http.POST(
  '/push/channelSubscriptions',
  {
    body: {
      appId: 'app-id',
      channel: 'news',
      deviceId: 'phone-1',
      provider: 'fcm',
      tokenHash,
    },
  },
)
console.log(data?.channel, error)
