// What a browser may send as Origin.

/** Pages of extensions and of apps in a web view; a `URL` does not tell the origin of these. */
const others =
  /^(?:(?:chrome|moz|safari-web)-extension:\/\/[a-z0-9-]+|(?:capacitor|ionic|tauri):\/\/localhost)$/

/**
 * Whether a browser sends this text as the origin of a page: scheme, host in lower case, and a port unless it is the
 * scheme's own; or `null`, which is what sandboxed frames and local files have. No path, no slash at the end; never ws:
 * or wss:, which are schemes of sockets and not of pages.
 */
export function isBrowserOrigin(text: string): boolean {
  if (text === 'null' || others.test(text)) return true
  if (!/^https?:\/\/[^/.]/.test(text) || text.includes('..') || !URL.canParse(text)) return false
  return new URL(text).origin === text
}
