// Whose a host is: what one has registered, and everything below it.

/** Domains of two labels below which others register theirs. */
const shared = /(?:^|\.)[^.]+\.(?:ac|co|com|edu|gov|ne|net|or|org)\.[a-z]{2}$/

/** `www.example.org` -> `example.org`; undefined for a single name such as `localhost`, and for addresses. */
export function siteOf(host: string): string | undefined {
  if (/^[\d.]+$|^\[/.test(host)) return undefined
  const labels = host.split('.').filter((label) => label !== '')
  if (labels.length < 2) return undefined
  return labels.slice(shared.test(host) ? -3 : -2).join('.')
}

/** The parts of an origin, also of one without a scheme: `example.org:80`. */
export function partsOf(origin: string): { scheme: string; host: string; rest: string } {
  const [, scheme = '', host = '', rest = ''] = /^([a-z][a-z0-9+.-]*:\/\/)?([^:/]*)(.*)$/.exec(origin) ?? []
  return { scheme, host, rest }
}
