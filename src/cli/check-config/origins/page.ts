// The page that the writer of an expression probably meant.

import { isBrowserOrigin } from './browser-origin.ts'

/**
 * The origin of a page that the writer probably meant: `https://example.com` for `example.com`. The port of a socket is
 * not its.
 */
export function pageOf(text: string): string | undefined {
  const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(text)
    ? text.replace(/^ws(s?:\/\/[^:/]*)(:\d+)?/i, 'http$1')
    : `${text.endsWith(':80') ? 'http' : 'https'}://${text}`
  if (!URL.canParse(address)) return undefined
  const { origin } = new URL(address)
  return origin !== 'null' && isBrowserOrigin(origin) ? origin : undefined
}
