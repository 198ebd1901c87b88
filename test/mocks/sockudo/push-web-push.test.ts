import { createECDH, randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { pushClient, toDevice } from './push-client.ts'

const pair = createECDH('prime256v1')
pair.generateKeys()
const keys = {
  p256dh: pair.getPublicKey('base64url'),
  auth: randomBytes(16).toString('base64url'),
}
const browser = (change: object = {}): object => {
  return { transportType: 'web', endpoint: 'https://push.example.com/a', ...keys, ...change }
}

async function pushTo(change: object, payload: object = { title: 'x', collapseKey: 'k' }): Promise<any> {
  const { fake, get, publish, register, time } = pushClient()
  await register('browser', { push: { recipient: browser(change), state: 'ACTIVE' } })
  await publish({ recipients: [toDevice('browser')], payload })
  time.advance(0)
  const { status } = await get('/deviceRegistrations/browser')
  return { push: fake.pushes[0], isRegistered: status === 200 }
}

describe('a push to a browser', () => {
  it('is delivered with a collapse key and proper keys', async () => {
    const compressed = pair.getPublicKey('base64url', 'compressed')
    for (const p256dh of [keys.p256dh, compressed]) {
      expect(await pushTo({ p256dh })).toMatchObject({ push: { state: 'accepted' }, isRegistered: true })
    }
  })

  it('without a collapse key is refused by the server itself', async () => {
    expect(await pushTo({}, { title: 'x' })).toMatchObject({
      push: {
        state: 'rejected',
        attempts: [{ error: 'invalid_payload', reason: 'web push topic must be a string' }],
      },
      isRegistered: true,
    })
  })

  it.each([
    [{ p256dh: 'p' }, 'invalid Web Push p256dh encoding'],
    [{ p256dh: `${keys.p256dh}=` }, 'invalid Web Push p256dh encoding'],
    [{ p256dh: Buffer.alloc(65, 4).toString('base64url') }, 'invalid Web Push p256dh key'],
    [{ p256dh: Buffer.alloc(33, 5).toString('base64url') }, 'invalid Web Push p256dh key'],
    [{ auth: '!' }, 'invalid Web Push auth encoding'],
    [{ auth: 'YQ' }, 'invalid Web Push auth length'],
    [{ endpoint: 'https://localhost/a' }, 'web push endpoint host is not allowed'],
    [{ endpoint: 'https://printer.local/a' }, 'web push endpoint host is not allowed'],
    [{ endpoint: 'https://10.1.2.3/a' }, 'web push endpoint host is not allowed'],
    [{ endpoint: 'https://[::1]/a' }, 'web push endpoint host is not allowed'],
    [{ endpoint: 'https://[::ffff:127.0.0.1]/a' }, 'web push endpoint host is not allowed'],
  ])('with %j is refused, and the device is gone', async (change, reason) => {
    expect(await pushTo(change)).toMatchObject({
      push: { state: 'rejected', attempts: [{ error: 'invalid_token', reason }] },
      isRegistered: false,
    })
  })
})
