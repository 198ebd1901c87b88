import { describe, expect, it } from 'vitest'
import { sockudoHandlers, sockudoHttp } from '../../../mocks/msw.ts'
import { createFakeSockudo } from '../../../mocks/sockudo/index.ts'
import { ApiError } from '../../../src/errors.ts'
import { createSockudo } from '../../../src/services/sockudo/index.ts'
import { rejectionOf } from '../../support/outcome.ts'
import { intercept } from './support.ts'

const sockudo = createSockudo('https://app-key:app-secret@sockudo.example.com/apps/app-id')

describe('one operation answers differently', () => {
  it('and the others as before', async () => {
    const fake = createFakeSockudo()
    const server = intercept(...sockudoHandlers(fake))
    const refusal = { error: 'Too Many Requests', message: 'Rate limit exceeded. Please try again later.' }
    const headers = { 'retry-after': '5' }
    server.use(
      sockudoHttp().post('/apps/{appId}/events', ({ response }) => response(429).json(refusal, { headers })),
    )
    const error = await rejectionOf(sockudo.trigger('orders', 'created', {}))
    expect(error).toBeInstanceOf(ApiError)
    expect(error).toMatchObject({ status: 429, retryAfter: 5000 })
    expect(await sockudo.channels()).toEqual({ channels: {} })
    expect(fake.events).toEqual([])

    server.resetHandlers()
    await sockudo.trigger('orders', 'created', {})
    expect(fake.events).toHaveLength(1)
  })

  it('with the values of the path decoded', async () => {
    const server = intercept(...sockudoHandlers(createFakeSockudo()))
    const asked: unknown[] = []
    server.use(
      sockudoHttp().get('/apps/{appId}/channels/{channelName}', ({ params, response }) => {
        asked.push(params.appId, params.channelName)
        return response(200).json({ occupied: true })
      }),
    )
    expect(await sockudo.channel('private-a=b@c')).toEqual({ occupied: true })
    expect(asked).toEqual(['app-id', 'private-a=b@c'])
  })

  it('of one origin only, where one is told', async () => {
    const server = intercept(...sockudoHandlers(createFakeSockudo()))
    const override = (origin: string): void =>
      server.use(
        sockudoHttp({ origin }).get('/apps/{appId}/channels', ({ response }) =>
          response(200).json({ channels: { [origin]: {} } }),
        ),
      )
    override('https://sockudo.example.com/')
    override('https://other.example.com')
    expect(await sockudo.channels()).toEqual({ channels: { 'https://sockudo.example.com/': {} } })
  })

  it('but not a longer path that ends alike', async () => {
    const server = intercept(...sockudoHandlers(createFakeSockudo()))
    server.use(sockudoHttp().get('/up/{appId}', ({ response }) => response(200).text('OK')))
    expect((await fetch('https://sockudo.example.com/up/app-id')).status).toBe(200)
    expect((await fetch('https://sockudo.example.com/apps/app-id/channels/up/users')).status).toBe(400)
  })
})

it.each([
  ['a path', { origin: 'https://sockudo.example.com/apps' }],
  ['a list', { origin: ['https://sockudo.example.com'] }],
])('%s is no origin', (_, options) => {
  expect(() => sockudoHttp(options as never)).toThrow(expect.objectContaining({ name: 'ArgumentError' }))
})
