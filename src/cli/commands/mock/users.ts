// channelkit mock users

import {
  createFakeUsers,
  type FakeUserAccount,
  type FakeUsersDialect,
  type UsersOperation,
} from '../../../../mocks/users/index.ts'
import { shownPath } from '../../../../mocks/users/http/shown-path.ts'
import { operationAt } from '../../../../mocks/users/operation-at.ts'
import { defaultApiKey } from '../../../../mocks/users/resolve-options.ts'
import { parseFault } from '../../../../mocks/faults/parse-fault.ts'
import { ArgumentError } from '../../../core/errors/argument-error.ts'
import { UsageError } from '../../command.ts'
import { create } from './app-options.ts'
import { newSince } from './new-since.ts'
import type { Service } from './service.ts'
import { readPort } from './shared-options.ts'
import { describeUsersServer, factsOfUsersServer } from './users-lines.ts'

const options = {
  dialect: { type: 'string', default: 'events' },
  approve: { type: 'string', multiple: true },
  user: { type: 'string', multiple: true },
  'api-key': { type: 'string' },
  'socket-port': { type: 'string' },
  fault: { type: 'string', multiple: true },
} as const

export const users: Service<typeof options> = {
  name: 'users',
  title: 'users server',
  port: 6011,
  synopsis:
    '[--dialect events|tokens] [--approve PATTERN] [--user NAME[:PASSWORD]] [--api-key KEY] [--socket-port PORT] [--fault FAULT]',
  usage: `  --dialect        events: release 0.3.2, numbers and Echo; tokens: release 0.5.0, names and the API key (default events)
  --approve        a regular expression that fits the origins of sockets; may be repeated (default localhost)
  --user           a user; may be repeated (default george). The password is password where none is said; root is
                   there always, and is the administrator
  --api-key        what the header users-api-key must be; only with tokens (default ${defaultApiKey})
  --socket-port    a port for the socket alone, as the server has it; 0 takes any free port (default: the same port)
  --fault          what goes wrong; may be repeated: OPERATION:NAME=VALUE,… or NAME=VALUE,… for all of them, like
                   loginUser:status=500,times=2  latency=50..500ms  socket=cut,event=Login`,
  options,
  start(values) {
    const dialect = dialectOf(values.dialect)
    const { approve = ['localhost'], user = ['george'], 'api-key': socketApiKey, fault: faults = [] } = values
    const { 'socket-port': portText } = values
    const accounts = withRoot(user.map(userOf))
    const socketPort = portText === undefined ? undefined : readPort(portText, '--socket-port')
    const fake = createWith(() =>
      createFakeUsers({ dialect, approvedSocketDomains: approve, socketApiKey, users: accounts }),
    )
    for (const fault of faults) create(() => fake.fault(parseFault<UsersOperation>(fault)))
    const events = newSince(() => fake.events)
    const known = {
      dialect,
      approve,
      accounts,
      apiKey: dialect === 'tokens' ? (socketApiKey ?? defaultApiKey) : undefined,
    }
    return {
      fake: socketPort === undefined ? fake : fake.restServer,
      ...(socketPort !== undefined && {
        second: { fake: fake.socketServer, port: socketPort, option: '--socket-port' },
      }),
      title: `users server ${dialect === 'events' ? '0.3.2' : '0.5.0'}`,
      describe: (address, second = address) => [
        ...describeUsersServer(known, address, second),
        ...(faults.length > 0 ? [''] : []),
        ...faults.map((fault) => `  fault ${fault}`),
      ],
      facts: (address, second = address) => ({ ...factsOfUsersServer(known, second), faults }),
      operationOf: (method, path) => operationAt(dialect, method, path),
      shownPath: (method, path) => shownPath(path, operationAt(dialect, method, path)),
      published: () =>
        events().map(({ name, username, connections }) => {
          return { type: 'user_event', name, username, sockets: connections.length }
        }),
      sockets: () => fake.connections.map(({ id }) => id),
    }
  },
}

/** @throws UsageError */
function dialectOf(name: string): FakeUsersDialect {
  if (name === 'events' || name === 'tokens') return name
  throw new UsageError('--dialect takes events or tokens')
}

/** @throws UsageError */
function userOf(text: string): FakeUserAccount & { readonly password: string } {
  const colon = text.indexOf(':')
  const [username, password] = colon < 0 ? [text, 'password'] : [text.slice(0, colon), text.slice(colon + 1)]
  if (username === '' || password === '') throw new UsageError('--user takes NAME or NAME:PASSWORD')
  return { username, password }
}

type Named = ReturnType<typeof userOf>

/** A server is never without its administrator. */
function withRoot(users: readonly Named[]): readonly (Named & FakeUserAccount)[] {
  const named = users.find(({ username }) => username === 'root')
  const root = { username: 'root', password: named?.password ?? 'password', privileges: 1 } as const
  return [root, ...users.filter((user) => user !== named)]
}

const optionNames: readonly (readonly [RegExp, string])[] = [
  [/^options\.users\[\d+\][. ]/, '--user: '],
  [/^options\.approvedSocketDomains\[\d+\]/, '--approve'],
  [/^options\.socketApiKey/, '--api-key'],
]

/** What the fake refuses is said of the option that it came from. @throws UsageError */
function createWith<Made>(make: () => Made): Made {
  try {
    return make()
  } catch (cause) {
    if (!(cause instanceof ArgumentError)) throw cause
    const message = optionNames.reduce((text, [pattern, name]) => text.replace(pattern, name), cause.message)
    throw new UsageError(message, { cause })
  }
}
