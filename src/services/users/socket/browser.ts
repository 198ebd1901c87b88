// What a browser does not let a page do.

import { branded } from '../../../core/errors/kit-error.ts'

/**
 * A TypeError, as browsers throw for what their WebSocket cannot do; `isKitError` recognises it all the same.
 *
 * @param argument - the option that makes headers
 */
export function headersInBrowser(argument: string): TypeError {
  const rule =
    'cannot be sent from a browser: a page sets no headers of a WebSocket. It sends its own origin and cookies'
  const fields = { code: 'invalid_argument', argument, operation: 'connectUsersEvents' }
  return branded(Object.assign(new TypeError(`${argument} ${rule}`), fields))
}
