// Runs in a browser: the clients of a users server against the fake, both through MSW.

import { setupWorker } from 'msw/browser'
import { usersHandlers } from '../../../mocks/msw.ts'
import { usersSocketHandlers } from '../../../mocks/msw/ws.ts'
import { createFakeUsers } from '../../../mocks/users/index.ts'
import { connectUsersEvents, createUsers } from '../../../src/services/users/index.ts'

const origin = 'https://users.example.com'
const elsewhere = 'https://other.example.com'

async function run(): Promise<unknown> {
  const fake = createFakeUsers({ approvedSocketDomains: ['^http://127\\.0\\.0\\.1:'] })
  const strict = createFakeUsers({ approvedSocketDomains: ['^https://nowhere$'] })
  const worker = setupWorker(
    ...usersHandlers(fake, { origin }),
    ...usersSocketHandlers(fake, { origin }),
    ...usersSocketHandlers(strict, { origin: elsewhere }),
  )
  await worker.start({ quiet: true, onUnhandledRequest: 'bypass' })

  const events = connectUsersEvents({ url: origin.replace('https', 'wss') })
  await events.approved()
  const { message: echo } = await events.echo('Hello world?')

  const users = createUsers({ baseUrl: origin })
  const who = async (): Promise<unknown> => {
    const { data } = await users.http.GET('/who-am-i')
    return data?.authenticated === true && 'username' in data.user ? data.user.username : false
  }
  const before = await who()
  await users.login({ username: 'george', password: 'password' })
  const during = await who()
  await users.logout()
  const after = await who()

  const refused = await connectUsersEvents({ url: elsewhere.replace('https', 'wss') })
    .approved()
    .catch((error: Error) => error.name)
  events.close()
  const [login] = fake.events
  return {
    before,
    during,
    after,
    echo,
    refused,
    told: fake.events.map(({ name }) => name),
    username: login?.username,
  }
}

Object.assign(globalThis, { outcome: run() })
