// The servers that a block of code finds at the ports it names: fakes, on ports of their own.

import { type Listener, listen } from 'channelkit/mocks/node'
import { createFakeSockudo } from 'channelkit/mocks/sockudo'
import { createFakeUsers, type FakeUsersDialect } from 'channelkit/mocks/users'
import { createFakeWebSocketsService } from 'channelkit/mocks/websockets-service'
import { createSampleFake } from './sample-fake.ts'

/** A request of the block. */
export interface Asked {
  /** What a sample for it can be named after. */
  readonly names: readonly (string | undefined)[]
  readonly status: number
}

interface Server {
  readonly listener: Listener
  readonly asked: () => readonly Asked[]
}

interface Kind {
  /** The ports in the code. */
  readonly ports: RegExp
  readonly start: (isSample: boolean, code: string) => Promise<Server>
}

const kinds: readonly Kind[] = [
  {
    // The fake has its metrics on the same port.
    ports: /\b(6001|9601)\b/g,
    async start(isSample) {
      const { fake, before } = isSample ? await createSampleFake() : { fake: createFakeSockudo(), before: 0 }
      const asked = (): readonly Asked[] =>
        fake.requests.slice(before).map(({ operation, status }) => ({ names: [operation], status }))
      return { listener: await listen(fake, { port: 0 }), asked }
    },
  },
  {
    ports: /\b6010\b/g,
    async start() {
      const fake = createFakeWebSocketsService()
      // Every query and mutation is also a document that was run; a sample of the socket is named after its channel.
      const asked = (): readonly Asked[] =>
        fake.requests.map(({ operation, status, path }) => ({
          names: [operation, path === '/graphql' ? 'runGraphQL' : 'recipient'],
          // A fake answers a handshake with 426 where the socket is to be opened.
          status: status === 426 ? 101 : status,
        }))
      return { listener: await listen(fake, { port: 0 }), asked }
    },
  },
  {
    ports: /\b6011\b/g,
    async start(_, code) {
      const fake = createFakeUsers({ dialect: usersDialectOf(code), users: accounts })
      // A sample of the socket is named after its channel, which is the dialect.
      const asked = (): readonly Asked[] => [
        // Failures have the status 200, and say that they are some.
        ...fake.requests.map(({ operation, status, error }) => ({
          names: [operation],
          status: error === undefined ? status : 400,
        })),
        ...fake.frames.map(() => ({ names: [fake.dialect], status: 101 })),
        ...fake.refusals.map(() => ({ names: [], status: 403 })),
      ]
      return { listener: await listen(fake, { port: 0 }), asked }
    },
  },
]

/**
 * Starts what the code asks for.
 *
 * @returns the code with the ports of the fakes, what they were asked so far, and their end
 */
export async function startServers(
  code: string,
  isSample: boolean,
): Promise<{ source: string; asked: () => readonly Asked[]; close: () => Promise<void> }> {
  const servers: Server[] = []
  let source = code
  for (const { ports, start } of kinds) {
    if (source.search(ports) === -1) continue
    const server = await start(isSample, code)
    servers.push(server)
    source = source.replaceAll(ports, String(server.listener.port))
  }
  return {
    source,
    asked: () => servers.flatMap((server) => server.asked()),
    close: async () => void (await Promise.all(servers.map(({ listener }) => listener.close()))),
  }
}

/** Everybody's password is `password`. */
const accounts = [
  { username: 'root', privileges: 1, meta: { sister: 'sam' } },
  { username: 'george', meta: { sister: 'sam', brother: 'mat' } },
] as const

/** The REST API is described as in the release of "tokens"; a socket speaks "events" if nothing else is said. */
function usersDialectOf(code: string): FakeUsersDialect {
  return code.includes('connectUsersEvents') && !code.includes("dialect: 'tokens'") ? 'events' : 'tokens'
}
