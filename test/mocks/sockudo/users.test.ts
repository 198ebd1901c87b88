import { expect, it } from 'vitest'
import { setup } from './setup.ts'

it.each(['terminate_connections', 'force_reconnect'])(
  '%s of a user that nobody knows is fine',
  async (action) => {
    const { post } = setup()
    expect(await post(`/users/u1/${action}`)).toMatchObject({ status: 200, body: { ok: true } })
    expect(await post(`/users//${action}`)).toMatchObject({ status: 200 })
  },
)

it('a user id that is not UTF-8 is refused', async () => {
  const answer = await setup().post('/users/%ff/terminate_connections')
  expect(answer).toMatchObject({ status: 400, text: 'Invalid URL: Invalid UTF-8 in `userId`' })
})

it('a body that cannot be read does not matter', async () => {
  expect(await setup().post('/users/u1/force_reconnect', 'junk')).toMatchObject({ status: 200 })
})
