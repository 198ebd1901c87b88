import { setupServer } from 'msw/node'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { sockudoHandlers } from '../../../mocks/msw.ts'
import { createFakeSockudo } from '../../../mocks/sockudo/index.ts'
import { ApiError, ConnectionError } from '../../../src/errors.ts'
import { createSockudo } from '../../../src/services/sockudo/index.ts'

const fake = createFakeSockudo()
const server = setupServer(...sockudoHandlers(fake))
const sockudo = createSockudo('https://app-key:app-secret@sockudo.example.com/apps/app-id')

beforeAll(() => server.listen({ onUnhandledRequest: 'error' }))
afterEach(() => fake.reset())
afterAll(async () => {
  server.close()
  await sockudo.close()
})

const publish = (): Promise<unknown> =>
  sockudo.trigger('orders', 'created', 1).then(
    () => 'published',
    (error) => error,
  )

it.each(['before', 'after'] as const)(
  'a connection that is dropped %s is a ConnectionError',
  async (drop) => {
    fake.fault({ drop, times: 1 })
    expect(await publish()).toBeInstanceOf(ConnectionError)
    expect(fake.events).toHaveLength(drop === 'after' ? 1 : 0)
    expect(await publish()).toBe('published')
  },
)

it('a truncated body is a ConnectionError', async () => {
  fake.fault({ truncateBody: true })
  expect(await publish()).toBeInstanceOf(ConnectionError)
})

it('a slow body arrives whole', async () => {
  fake.fault({ slowBody: { pause: 1, bytes: 4 } })
  expect(await publish()).toBe('published')
})

it('an answer keeps its header', async () => {
  fake.fault({ status: 429, retryAfter: 3000 })
  const error = await publish()
  expect(error).toBeInstanceOf(ApiError)
  expect(error).toMatchObject({ status: 429, retryAfter: 3000 })
})
