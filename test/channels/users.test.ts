import { describe, expect, it } from 'vitest'
import { bodiesOf, testClient } from '../support/client.ts'
import { refusalOf } from '../support/outcome.ts'
import { expectSigned } from '../support/signature.ts'

describe('sendToUser', () => {
  it('publishes to the channel of the user', async () => {
    const { client, fetch } = testClient()
    await client.sendToUser('user:1', 'notice', { text: 'hi' }, { idempotencyKey: 'k' })
    expect(fetch.requests[0]?.path).toBe('/apps/app-id/events')
    expect(fetch.requests[0]?.body).toBe(
      '{"name":"notice","data":"{\\"text\\":\\"hi\\"}","channels":["#server-to-user-user:1"],"idempotency_key":"k"}',
    )
    expectSigned(fetch.requests[0])
  })

  it.each([
    ['an empty id', 'userId', ['', 'e', 'd']],
    ['an id that cannot be in a channel name', 'userId', ['a b', 'e', 'd']],
    ['an id that would choose another channel', 'userId', ['1#x', 'e', 'd']],
    ['a number', 'userId', [7, 'e', 'd']],
    ['an id that makes the channel too long', 'userId', ['x'.repeat(185), 'e', 'd']],
    ['a reserved event', 'event', ['1', 'pusher:x', 'd']],
    ['no data', 'data', ['1', 'e']],
    ['an unknown option', 'options.socket', ['1', 'e', 'd', { socket: '1.2' }]],
  ] as [string, string, unknown[]][])('refuses %s', async (_, argument, args) => {
    const error = await refusalOf((client) => (client.sendToUser as (...args: unknown[]) => unknown)(...args))
    expect(error.argument).toBe(argument)
  })
})

describe.each([
  ['terminateUserConnections', 'terminate_connections'],
  ['forceReconnectUser', 'force_reconnect'],
] as const)('%s', (method, last) => {
  it('sends a signed POST with an empty object, because its MD5 is signed', async () => {
    const { client, fetch } = testClient({}, Response.json({ ok: true }))
    await expect(client[method]('user-1')).resolves.toEqual({ ok: true })
    expect(fetch.requests[0]).toMatchObject({
      method: 'POST',
      path: `/apps/app-id/users/user-1/${last}`,
      body: '{}',
    })
    expectSigned(fetch.requests[0])
  })

  it('takes ids that no channel could have', async () => {
    const { client, fetch } = testClient()
    await client[method]('ä b/c?#%')
    expect(fetch.requests[0]?.path).toBe(`/apps/app-id/users/%C3%A4%20b%2Fc%3F%23%25/${last}`)
    expectSigned(fetch.requests[0])
  })

  it.each([
    ['an empty id', 'userId', ['']],
    ['a padded id', 'userId', ['1\n']],
    ['one dot, which URLs resolve', 'userId', ['.']],
    ['two dots, which URLs resolve', 'userId', ['..']],
    ['half of an emoji', 'userId', ['\ud83d']],
    ['a number', 'userId', [7]],
    ['nothing', 'userId', []],
    ['an unknown option', 'options.info', ['1', { info: [] }]],
    ['options that are null', 'options', ['1', null]],
  ] as [string, string, unknown[]][])('refuses %s', async (_, argument, args) => {
    const error = await refusalOf((client) => (client[method] as (...args: unknown[]) => unknown)(...args))
    expect(error.argument).toBe(argument)
  })

  it('names the operation in its error', async () => {
    const { client } = testClient({}, new Response('', { status: 500 }))
    await expect(client[method]('1')).rejects.toMatchObject({ operation: method, effect: 'unknown' })
  })
})

it('the events of several users go out in several calls', async () => {
  const { client, fetch } = testClient()
  await Promise.all(['1', '2'].map((id) => client.sendToUser(id, 'e', 'd')))
  expect(bodiesOf(fetch).map(({ channels }) => channels)).toEqual([
    ['#server-to-user-1'],
    ['#server-to-user-2'],
  ])
})
