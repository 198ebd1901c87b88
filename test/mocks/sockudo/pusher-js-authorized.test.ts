// pusher-js with what its backend would sign.

import Pusher from 'pusher-js'
import { afterEach, describe, expect, it } from 'vitest'
import { listen } from '../../../mocks/node.ts'
import { createFakeSockudo, type FakeSockudo } from '../../../mocks/sockudo/index.ts'
import { settled } from './receiver.ts'
import { hmac } from './signed.ts'

const cleanups: (() => unknown)[] = []
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup()
})

async function start(): Promise<{ fake: FakeSockudo; told: any[]; user(id: string): Pusher }> {
  const told: any[] = []
  const handler = async (request: Request): Promise<Response> => {
    told.push(...((await request.json()) as { events: unknown[] }).events)
    return new Response()
  }
  const fake = createFakeSockudo({
    apps: [{ id: 'app-id', key: 'app-key', secret: 'app-secret', webhooks: [{ handler }] }],
  })
  const server = await listen(fake)
  cleanups.push(() => server.close())
  const user = (id: string): Pusher => {
    const sign = (text: string): string => `app-key:${hmac('app-secret', text)}`
    const client = new Pusher('app-key', {
      cluster: '',
      wsHost: server.host,
      wsPort: server.port,
      forceTLS: false,
      enabledTransports: ['ws'],
      channelAuthorization: {
        endpoint: '',
        transport: 'ajax',
        customHandler({ channelName, socketId }, done) {
          const data = channelName.startsWith('presence-') ? JSON.stringify({ user_id: id }) : undefined
          const signed = [socketId, channelName, ...(data === undefined ? [] : [data])].join(':')
          done(null, { auth: sign(signed), ...(data === undefined ? {} : { channel_data: data }) })
        },
      },
      userAuthentication: {
        endpoint: '',
        transport: 'ajax',
        customHandler({ socketId }, done) {
          const data = JSON.stringify({ id })
          done(null, { auth: sign(`${socketId}::user::${data}`), user_data: data })
        },
      },
    })
    cleanups.push(() => client.disconnect())
    return client
  }
  return { fake, told, user }
}

type Bindable = { bind(event: string, callback: (data: any, metadata?: unknown) => void): unknown }

function happens(target: Bindable, event: string): Promise<any> {
  return new Promise((resolve) => target.bind(event, resolve))
}

describe('pusher-js', () => {
  it('knows who is in a presence channel, who comes and who goes', async () => {
    const { user } = await start()
    const [ann, ben] = [user('ann'), user('ben')]
    const room = ann.subscribe('presence-room')
    const { count, myID } = await happens(room, 'pusher:subscription_succeeded')
    expect([count, myID]).toEqual([1, 'ann'])
    const added = happens(room, 'pusher:member_added')
    const removed = happens(room, 'pusher:member_removed')
    await happens(ben.subscribe('presence-room'), 'pusher:subscription_succeeded')
    expect(await added).toEqual({ id: 'ben', info: {} })
    ben.disconnect()
    expect(await removed).toMatchObject({ id: 'ben' })
  })

  it('sends events to the others of a private channel, and the backend hears of them', async () => {
    const { told, user } = await start()
    const channels = ['ann', 'ben'].map((id) => user(id).subscribe('private-room'))
    await Promise.all(channels.map((channel) => happens(channel, 'pusher:subscription_succeeded')))
    const seen = happens(channels[1]!, 'client-typing')
    expect(channels[0]!.trigger('client-typing', { who: 'ann' })).toBe(true)
    expect(await seen).toEqual({ who: 'ann' })
    await settled()
    expect(told).toContainEqual(
      expect.objectContaining({ name: 'client_event', event: 'client-typing', data: { who: 'ann' } }),
    )
  })

  it('signs in', async () => {
    const { fake, user } = await start()
    const ann = user('ann')
    ann.signin()
    await expect.poll(() => ann.user.user_data).toMatchObject({ id: 'ann' })
    expect(fake.connections).toMatchObject([{ userId: 'ann' }])
  })
})
