// POST /apps/{appId}/users/{userId}/terminate_connections and /force_reconnect

import type { ContractCase, Own } from '../case.ts'

export function userCases(own: Own): ContractCase[] {
  const operations = ['terminateUserConnections', 'forceReconnectUser'] as const
  return operations.flatMap((operation): ContractCase[] => [
    {
      name: 'takes a user who has no connection',
      operation,
      path: { userId: own('nobody') },
      expect: { status: 200, exactly: { ok: true } },
      prism: 'accepts',
    },
    {
      name: 'takes a user id with a slash and an umlaut',
      operation,
      path: { userId: `${own('team')}/jürgen` },
      expect: { status: 200, exactly: { ok: true } },
      prism: 'accepts',
    },
    {
      name: 'refuses a user id that is not UTF-8 with a text',
      operation,
      encodedPath: { userId: '%FF' },
      expect: { status: 400, message: 'Invalid URL: Invalid UTF-8 in `userId`' },
      prism: { prompted: 'userIdNotUtf8' },
    },
    {
      name: 'refuses a request without the digest of its body',
      operation,
      path: { userId: own('nobody') },
      tamper: ({ search, ...rest }) => ({ ...rest, search: search.replace(/body_md5=[^&]*&/, '') }),
      expect: { status: 401, code: 'auth_failed', message: 'body_md5 is required and must be non-empty' },
      prism: 'refuses',
    },
  ])
}
