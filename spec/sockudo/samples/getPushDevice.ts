import { createSockudo } from 'channelkit/sockudo'

const url = 'http://app-key:app-secret@127.0.0.1:6001/apps/app-id'
const sockudo = createSockudo(url)

const { device } = await sockudo.push.devices.register({
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

const { pushState, pushFailureCount } =
  await sockudo.push.devices.get(device.id)
console.log(pushState, pushFailureCount)

// By path.
const { data, error } = await sockudo.http.GET(
  '/push/deviceRegistrations/{deviceId}',
  { params: { path: { deviceId: 'phone-1' } } },
)
console.log(data?.lastActiveAtMs, error)
