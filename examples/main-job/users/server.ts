// A users server that a part of the story plays on: an embedded fake, or one that runs somewhere.

import { listen } from 'channelkit/mocks/node'
import { createFakeUsers, type FakeUsers } from 'channelkit/mocks/users'
import { createUsers, type Users } from 'channelkit/users'
import { Lacking } from '../story.ts'

export interface Server {
  readonly where: string
  readonly socketUrl: string
  /** One that it approves. @throws Lacking where nobody said one */
  readonly origin: () => string
  /** Undefined where nobody said where its REST API is. */
  readonly rest:
    | { readonly users: () => Users; readonly username: string; readonly password: string }
    | undefined
  readonly apiKey: string | undefined
  /** Only there can one have things happen that no request makes happen. */
  readonly fake: FakeUsers | undefined
  readonly close: () => Promise<void>
}

export interface Running {
  readonly socketUrl: string
  readonly dialect: 'events' | 'tokens'
  readonly origin?: string | undefined
  readonly url?: string | undefined
  readonly username?: string | undefined
  readonly password?: string | undefined
  readonly apiKey?: string | undefined
}

/** The list of the document, and the origin that its client sends. */
const approvedSocketDomains = [
  'localhost',
  '^ws://www.webinate.net:123$',
  '^webinate\\.net:80$',
  '^example\\.com$',
  '^.+\\.example\\.com$',
  '^example\\.org',
  '^.+\\.example\\.org',
  '^trusted-host$',
]

export function runningServer({ socketUrl, origin, url, username, password, apiKey }: Running): Server {
  return {
    where: new URL(socketUrl).host,
    socketUrl,
    origin() {
      if (origin === undefined) throw new Lacking('needs --origin: without the key, the origin decides')
      return origin
    },
    rest:
      url === undefined || username === undefined || password === undefined
        ? undefined
        : { users: () => createUsers({ baseUrl: url }), username, password },
    apiKey,
    fake: undefined,
    close: async () => {},
  }
}

export async function fakeServer(dialect: 'events' | 'tokens'): Promise<Server> {
  const apiKey = dialect === 'tokens' ? crypto.randomUUID() : undefined
  const account = { username: 'george', password: 'secret' }
  const fake = createFakeUsers({
    dialect,
    approvedSocketDomains,
    socketApiKey: apiKey,
    users: [account, { username: 'jane', password: 'secret' }],
  })
  const { host, port, url, close } = await listen(fake, { port: 0 })
  return {
    where: `${host}:${port}`,
    socketUrl: `ws://${host}:${port}`,
    origin: () => 'trusted-host',
    rest: { users: () => createUsers({ baseUrl: url }), ...account },
    apiKey,
    fake,
    close,
  }
}
