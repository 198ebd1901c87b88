// Which addresses belong to a users server.

import { ArgumentError } from '../../src/core/errors/argument-error.ts'
import { requireSettings } from '../check-settings.ts'
import { interceptedUrls } from './intercepted.ts'

export interface UsersOrigins {
  /** `https://users.example.com`, or a list: everything there is the fake's. Its paths are like anybody's, so it must be said. */
  readonly origin: string | readonly string[]
}

/** @throws ArgumentError */
export function usersUrls(options: UsersOrigins): RegExp {
  requireSettings('options', options, ['origin'])
  if (options.origin === undefined)
    throw new ArgumentError('options.origin', "must say where the server is: its paths are like anybody's")
  return interceptedUrls(options, 'apps')
}
