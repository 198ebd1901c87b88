// A fake of createFakePusher behind MSW, for code that cannot be given a fetch.

import { describe, expect, it } from 'vitest'
import { pusherHandlers, pusherHttp } from '../../../mocks/msw.ts'
import { createFakePusher } from '../../../mocks/pusher/index.ts'
import { createPusher } from '../../../src/services/pusher/index.ts'
import { rejectionOf } from '../../support/outcome.ts'
import { intercept } from './support.ts'

const app = { appId: '1234', key: 'app-key', secret: 'app-secret' }

describe('pusherHandlers', () => {
  it.each(['pusher', 'soketi', 'reverb', 'sockudo'] as const)('answer as preset %s', async (preset) => {
    const fake = createFakePusher({ preset })
    intercept(...pusherHandlers(fake))
    const pusher = createPusher({ ...app, host: 'realtime.example.com', useTLS: true, preset })
    expect(await pusher.trigger('orders', 'created', { id: 1 })).toEqual({})
    expect(await pusher.channels()).toEqual({ channels: {} })
    expect(fake.events).toHaveLength(1)
    await pusher.close()
  })

  it("take the probe of Reverb at an origin, and leave everybody else's alone", async () => {
    intercept(
      ...pusherHandlers(createFakePusher({ preset: 'reverb' }), { origin: 'https://reverb.example.com' }),
    )
    const up = await fetch('https://reverb.example.com/up')
    expect(await up.json()).toEqual({ health: 'OK' })
  })

  it('refuse what is no fake', () => {
    expect(() => pusherHandlers({} as never)).toThrow('createFakePusher()')
  })
})

describe('pusherHttp', () => {
  it('has one operation answer differently', async () => {
    const server = intercept(...pusherHandlers(createFakePusher()))
    const pusher = createPusher({ ...app, cluster: 'eu' })
    server.use(
      pusherHttp().post('/apps/{appId}/events', ({ response }) =>
        response(403).text('The account has exceeded its daily message quota'),
      ),
    )
    expect(await rejectionOf(pusher.trigger('orders', 'created', {}))).toMatchObject({ code: 'over_quota' })
    expect(await pusher.channels()).toEqual({ channels: {} })
    await pusher.close()
  })
})
