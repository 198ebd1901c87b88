// IP addresses and origins, in the one form in which they can be compared.

/** Undefined for what is no IP address. A mapped IPv4 address is the IPv4 address. */
export function canonicalIp(text: string): string | undefined {
  if (/^\d{1,3}(?:\.\d{1,3}){3}$/.test(text)) {
    return text.split('.').every((part) => String(Number(part)) === part && Number(part) < 256)
      ? text
      : undefined
  }
  const url = `http://[${text}]/`
  if (!text.includes(':') || !/^[\da-fA-F:.]+$/.test(text) || !URL.canParse(url)) return undefined
  const { hostname } = new URL(url)
  const [, high, low] = /^\[::ffff:([\da-f]{1,4}):([\da-f]{1,4})\]$/.exec(hostname) ?? []
  if (high === undefined || low === undefined) return hostname.slice(1, -1)
  const [first, second] = [Number.parseInt(high, 16), Number.parseInt(low, 16)]
  return [first >> 8, first & 255, second >> 8, second & 255].join('.')
}

/** Whether a text is what browsers send as `Origin`: `https://example.org`, with the port where it is not the usual one. */
export function isOrigin(text: string): boolean {
  return /^https?:/.test(text) && URL.canParse(text) && new URL(text).origin === text
}
