// Which operation a method and a path belong to.

import { operations } from '../../../generated/users/operations.ts'
import type { FakeUsersDialect } from '../options.ts'

export type UsersOperation = keyof typeof operations

interface Place {
  readonly method: string
  readonly path: string
}

interface Route {
  readonly method: string
  readonly segments: readonly string[]
  readonly operation: UsersOperation
}

export interface Match {
  readonly operation: UsersOperation
  /** Still percent-encoded. */
  readonly params: Readonly<Record<string, string>>
}

/** Where the release of events has them; it is answered at the paths of the contract as well. */
const olderPlaces: Partial<Record<UsersOperation, Place>> = {
  checkAuthentication: { method: 'GET', path: '/authenticated' },
  loginUser: { method: 'POST', path: '/users/login' },
  logoutUser: { method: 'GET', path: '/logout' },
  registerUser: { method: 'POST', path: '/users/register' },
  activateAccount: { method: 'GET', path: '/activate-account' },
  resetPassword: { method: 'PUT', path: '/password-reset' },
  resendActivation: { method: 'GET', path: '/users/{username}/resend-activation' },
  requestPasswordReset: { method: 'GET', path: '/users/{username}/request-password-reset' },
  approveActivation: { method: 'PUT', path: '/users/{username}/approve-activation' },
}

const routes = routesOf(operations)
const olderRoutes = [...routesOf(olderPlaces), ...routes]

/** @param path - below the prefix @returns undefined where nothing is */
export function matchRoute(dialect: FakeUsersDialect, method: string, path: string): Match | undefined {
  const segments = path.split('/')
  for (const { method: wanted, segments: pattern, operation } of dialect === 'events'
    ? olderRoutes
    : routes) {
    if (wanted !== (method === 'HEAD' ? 'GET' : method)) continue
    const params = paramsOf(pattern, segments)
    if (params !== undefined) return { operation, params }
  }
  return undefined
}

function routesOf(places: Partial<Record<UsersOperation, Place>>): readonly Route[] {
  const found = Object.entries(places).map(([operation, { method, path }]) => {
    return { method, segments: path.split('/'), operation: operation as UsersOperation }
  })
  // A path without parameters wins over one with them.
  return found.toSorted((one, other) => variablesOf(one) - variablesOf(other))
}

function variablesOf({ segments }: Route): number {
  return segments.filter((segment) => segment.startsWith('{')).length
}

/** Upper and lower case are the same to the server. */
function paramsOf(
  pattern: readonly string[],
  segments: readonly string[],
): Record<string, string> | undefined {
  if (pattern.length !== segments.length) return undefined
  const params: Record<string, string> = {}
  for (const [index, expected] of pattern.entries()) {
    const segment = segments[index]!
    if (!expected.startsWith('{')) {
      if (segment.toLowerCase() !== expected.toLowerCase()) return undefined
    } else if (segment === '') return undefined
    else params[expected.slice(1, -1)] = segment
  }
  return params
}
