// Lines to paste into the clients of a users server.

import type { FakeUserAccount, FakeUsersDialect } from '../../../../mocks/users/index.ts'
import { literal, quoted } from './credentials.ts'
import type { Address } from './service.ts'

export interface UsersServer {
  readonly dialect: FakeUsersDialect
  /** The expressions that approve of origins. */
  readonly approve: readonly string[]
  readonly accounts: readonly (FakeUserAccount & { readonly password: string })[]
  /** Undefined where the release has none. */
  readonly apiKey: string | undefined
}

/** @param socket - where the socket is */
export function describeUsersServer(
  { dialect, approve, accounts, apiKey }: UsersServer,
  { url }: Address,
  socket: Address,
): readonly string[] {
  // The first is the administrator.
  const { username, password } = accounts[1] ?? accounts[0]!
  const at = literal(socketUrl(socket))
  const origin = originFor(approve)
  const headers = `headers: { origin: ${literal(origin ?? 'an origin that --approve fits')} }`
  const key = apiKey === undefined ? '' : `, apiKey: ${literal(apiKey)}`
  const header = apiKey === undefined ? headers : `headers: { 'users-api-key': ${literal(apiKey)} }`
  const login = quoted(JSON.stringify({ username, password }))
  return [
    '',
    `  dialect ${dialect}   origins ${approve.join('  ')}${apiKey === undefined ? '' : `   API key ${apiKey}`}`,
    ...accounts.map((one) => {
      return `  user ${one.username}   password ${one.password}${one.privileges === 1 ? '   administrator' : ''}`
    }),
    '',
    `  channelkit   createUsers({ baseUrl: ${literal(url)} })`,
    dialect === 'events'
      ? `  the socket   connectUsersEvents({ url: ${at}, ${headers} })`
      : `  the socket   connectUsersEvents({ dialect: 'tokens', url: ${at}${key} })`,
    `  ws           new WebSocket(${at}, { ${header} })`,
    `  curl         curl -c cookies -H 'content-type: application/json' -d ${login} ${url}/auth/login`,
  ]
}

export function factsOfUsersServer(
  { dialect, approve, accounts, apiKey }: UsersServer,
  socket: Address,
): Readonly<Record<string, unknown>> {
  const users = accounts.map(({ username, password }) => ({ username, password }))
  const key = apiKey === undefined ? {} : { apiKey }
  return { socketUrl: socketUrl(socket), dialect, approve, origin: originFor(approve), ...key, users }
}

function socketUrl({ url }: Address): string {
  return url.replace(/^http/, 'ws')
}

const usual = ['http://localhost', 'http://127.0.0.1', 'localhost', 'https://app.example.com']

/** One that is approved of; undefined where none comes to mind. */
function originFor(approve: readonly string[]): string | undefined {
  const patterns = approve.map((text) => new RegExp(text))
  const spelled = approve.map((text) => {
    return text
      .replace(/^\^|\$$/g, '')
      .replace(/\.[+*]/g, 'www')
      .replace(/\\(.)/g, '$1')
  })
  return [...usual, ...spelled].find((origin) => patterns.some((pattern) => pattern.test(origin)))
}
