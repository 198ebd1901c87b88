// Why no browser ever sends an origin that an expression approves.

import type { Examples } from './examples.ts'

/** Undefined where an example of a browser was found. */
export function whyNever(source: string, { browser, byHand }: Examples): string | undefined {
  if (browser.length > 0) return undefined
  if (/^\/.*\/[a-z]*$/.test(source)) return 'the slashes around it are part of the expression: leave them out'
  const [text] = byHand
  if (text === undefined) return 'no origin was found that it approves'
  return `${reasonOf(text)}; it approves only clients in Node that send ${JSON.stringify(text)}`
}

function reasonOf(text: string): string {
  if (/^wss?:/i.test(text))
    return 'the origin is that of the page, http:// or https://, and not that of the socket'
  if (!/^[a-z][a-z0-9+.-]*:\/\//i.test(text)) return 'an origin begins with http:// or https://'
  if (/^https?:\/\/[^/]*\//.test(text)) return 'an origin has no path and no slash at its end'
  if (/^http:.*:80$|^https:.*:443$/.test(text)) return 'the port of the scheme is left out of it'
  if (/[^ -~]/.test(text)) return 'a browser sends such a name in ASCII, as Punycode'
  if (/[A-Z]/.test(text)) return 'it is in lower case, and the case counts'
  return 'it is not written like one'
}
