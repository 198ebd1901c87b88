// A path as it may be looked at and printed.

import type { UsersOperation } from './routes.ts'

/**
 * Takes the session out of a path that names one, with the server's prefix or with a wrong one.
 *
 * @param operation - undefined where the route does not exist
 */
export function shownPath(path: string, operation: UsersOperation | undefined): string {
  if (operation !== undefined && operation !== 'deleteSession') return path
  return path.replace(/(\/sessions\/)[^/]+/gi, '$1[redacted]')
}
