// A preset against the contract, and what it makes a client refuse.

import { describe, expect, it } from 'vitest'
import { operations } from '../../../generated/pusher/operations.ts'
import { ArgumentError } from '../../../src/errors.ts'
import { type PresetName, pusherPresets } from '../../../src/services/pusher/index.ts'
import { operationsOf, readContract, resolve } from '../../contract/support/contracts.ts'
import { rejectionOf } from '../../support/outcome.ts'
import { messageOf, testPusher } from './pusher-client.ts'

const names = Object.keys(pusherPresets) as PresetName[]
const contract = await readContract('pusher')

describe.each(names)('preset %s', (name) => {
  const preset = pusherPresets[name]
  const has = (node: unknown): boolean => {
    const marked = (node as { 'x-presets'?: readonly string[] })['x-presets']
    return marked === undefined || marked.includes(name)
  }

  it('has the operations that the contract gives it', () => {
    const given = operationsOf(contract).filter(({ path, definition }) => {
      return definition['deprecated'] !== true && has(contract.paths[path])
    })
    expect([...preset.operations].sort()).toEqual(given.map(({ id }) => id).sort())
  })

  it('has webhooks if the contract gives it some, and only those of the contract', () => {
    expect(preset.webhooks.length > 0).toBe(has(contract.webhooks!['events']))
    const { oneOf } = resolve(contract, { $ref: '#/components/schemas/WebhookEvent' })
    const known = (oneOf as { $ref: string }[]).map((event) => {
      const { name: wire } = resolve(contract, event)['properties'] as { name: { const: string } }
      return wire.const
    })
    expect(known).toEqual(expect.arrayContaining([...preset.webhooks]))
  })

  it('sends what it has, by name and by path', async () => {
    const { pusher, fetch } = testPusher({ preset: name })
    await pusher.trigger('a', 'b', 1)
    await pusher.triggerBatch([{ channel: 'a', name: 'b', data: 1 }])
    await pusher.channels()
    await pusher.channel('a')
    await pusher.channelUsers('presence-a')
    await pusher.terminateUserConnections('ann')
    expect(fetch.requests).toHaveLength(6)
    await pusher.http.GET('/channels')
    await pusher.http.GET('/channels/{channelName}', { params: { path: { channelName: 'a' } } })
    expect(fetch.requests).toHaveLength(8)
  })

  it.each([
    ['getConnectionCount', '/connections'],
    ['checkHealth', '/up'],
  ] as const)('says of %s whether the server has it', async (operation, path) => {
    const { pusher, fetch } = testPusher({ preset: name })
    const call = pusher.http.GET(path)
    if (preset.operations.includes(operation)) {
      expect((await call).response.status).toBe(200)
      expect(fetch.requests[0]?.path).toBe(operations[operation].path.replace('{appId}', 'app-id'))
    } else {
      const error = await rejectionOf(call)
      expect(error).toBeInstanceOf(ArgumentError)
      expect(error.message).toContain(`options.preset is "${name}": ${preset.title} has no GET`)
      expect(fetch.requests).toEqual([])
    }
  })

  it('takes the attributes that the server tells and refuses others', async () => {
    const { pusher } = testPusher({ preset: name })
    const calls = {
      publish: (info: string) => pusher.trigger('presence-a', 'b', 1, { info }),
      listChannels: (info: string) => pusher.channels({ prefix: 'presence-', info: info as 'user_count' }),
      getChannel: (info: string) => pusher.channel('presence-a', { info: info as 'user_count' }),
    }
    for (const [call, ask] of Object.entries(calls)) {
      for (const attribute of ['user_count', 'subscription_count', 'cache']) {
        const known = preset.info[call as keyof typeof calls].includes(attribute)
        const refused = await ask(attribute).then(
          () => false,
          (error: unknown) => error instanceof ArgumentError && error.argument === 'options.info',
        )
        expect([call, attribute, refused]).toEqual([call, attribute, !known])
      }
    }
  })

  it('verifies names of parameters as the server does', async () => {
    const { pusher, fetch } = testPusher({ preset: name })
    const call = pusher.request('GET', '/channels', { query: { Filter_By_Prefix: 'a' } })
    if (preset.signature.queryNames === 'lower-case') {
      await call
      expect(fetch.requests).toHaveLength(1)
    } else {
      expect((await rejectionOf(call)).argument).toBe('query.Filter_By_Prefix')
    }
  })

  it('authorizes subscriptions', () => {
    const { pusher } = testPusher({ preset: name })
    expect(pusher.authorizeChannel('1.2', 'private-a').auth).toMatch(/:[0-9a-f]{64}$/)
    expect(pusher.authorizeChannel('1.2', 'presence-a', { user_id: 'ann' })).toHaveProperty('channel_data')
  })

  it('lets any other path be asked for', async () => {
    const { pusher, fetch } = testPusher({ preset: name })
    await pusher.request('GET', '/something/else')
    expect(fetch.requests[0]?.path).toBe('/apps/app-id/something/else')
  })
})

describe('on Reverb', () => {
  it.each([
    ['sendToUser', (pusher) => pusher.sendToUser('ann', 'notice', 1)],
    ['authenticateUser', (pusher) => pusher.authenticateUser('1.2', { id: 'ann' })],
    ['userAuthHandler', (pusher) => pusher.userAuthHandler({ authenticate: () => ({ id: 'ann' }) })],
  ] as const satisfies readonly (readonly [string, Parameters<typeof messageOf>[1]])[])(
    '%s says that users cannot sign in',
    async (_, call) => {
      expect(await messageOf({ preset: 'reverb' }, call)).toContain('users cannot sign in to Reverb')
    },
  )

  it('the channel of a user is refused, in which nobody would be', async () => {
    const message = await messageOf({ preset: 'reverb' }, (pusher) =>
      pusher.trigger(['orders', '#server-to-user-ann'], 'notice', 1),
    )
    expect(message).toContain('channels[1] is the channel of a user')
  })

  it.each([
    ['verifyWebhook', (pusher) => pusher.verifyWebhook({ headers: {}, body: '' })],
    ['webhook', (pusher) => pusher.webhook(new Request('http://127.0.0.1/', { method: 'POST', body: '' }))],
    ['webhookHandler', (pusher) => pusher.webhookHandler({ on: {} })],
  ] as const satisfies readonly (readonly [string, Parameters<typeof messageOf>[1]])[])(
    '%s says that there are no webhooks',
    async (_, call) => {
      expect(await messageOf({ preset: 'reverb' }, call)).toContain('Reverb sends no webhooks')
    },
  )
})

describe('a sign-in', () => {
  it.each([{}, { id: '' }, { id: 7 }, { user_info: { name: 'Ann' } }, null, 'ann'])(
    'needs an id, which %j has not',
    async (user) => {
      const call = messageOf({}, (pusher) => pusher.authenticateUser('1.2', user as never))
      expect(await call).toMatch(/^user(?:\.id)? /)
    },
  )

  it('has a watchlist of at most 100 ids', async () => {
    const watchlist = Array.from({ length: 100 }, (_, index) => `user-${index}`)
    const { pusher } = testPusher()
    expect(pusher.authenticateUser('1.2', { id: 'ann', watchlist }).user_data).toContain('user-99')
    const longer = { id: 'ann', watchlist: [...watchlist, 'user-100'] }
    expect(await messageOf({}, (one) => one.authenticateUser('1.2', longer))).toContain('at most 100 ids')
  })
})
