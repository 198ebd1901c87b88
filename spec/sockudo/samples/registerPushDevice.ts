import { createSockudo } from 'channelkit/sockudo'

const url = 'http://app-key:app-secret@127.0.0.1:6001/apps/app-id'
const sockudo = createSockudo(url)

// What `subscription.toJSON()` gives in a browser.
const { endpoint, keys } = {
  endpoint: 'https://push.example.com/send/abc',
  keys: {
    p256dh:
      'BHmJU-foE0_fPBOfY9P7zMJSootspQWeYYN0qBIxJA8_yDJnrscl4YtmF2w2hdElcgGmcDOBlYWiKiljUBWa5ws',
    auth: 'c2VjcmV0LWF1dGgtMTIzNA',
  },
}

// A new device gets its identity token, once.
const { change, device, tokenHash, deviceIdentityToken } =
  await sockudo.push.devices.register({
    id: 'browser-1',
    clientId: 'user-1',
    formFactor: 'desktop',
    platform: 'browser',
    timezone: 'Europe/Berlin',
    locale: 'de',
    push: {
      state: 'ACTIVE',
      recipient: { transportType: 'web', endpoint, ...keys },
    },
  })
console.log(change, device.id, tokenHash, deviceIdentityToken)

// By path; the body names the app.
const { data, error } = await sockudo.http.POST(
  '/push/deviceRegistrations',
  {
    body: {
      appId: 'app-id',
      id: 'phone-1',
      formFactor: 'phone',
      platform: 'ios',
      deviceSecret: '',
      timezone: 'Europe/Berlin',
      locale: 'de',
      push: {
        state: 'ACTIVE',
        recipient: { transportType: 'apns', deviceToken: 'abc' },
      },
    },
  },
)
console.log(data?.change, error)
