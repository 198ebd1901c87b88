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
console.log(device.id)

// Page by page, as far as you read.
for await (const { id, pushState } of sockudo.push.devices.list()) {
  console.log(id, pushState)
}

// By path.
const { data, error } = await sockudo.http.GET(
  '/push/deviceRegistrations',
  { params: { query: { limit: 50 } } },
)
console.log(data?.next_cursor, error)
