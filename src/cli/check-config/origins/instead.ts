// What to write in place of an expression that approves too much or nothing.

/** Scheme, any name below, host, port: each written in one of the usual ways. */
const usual = new RegExp(
  [
    String.raw`^\^?(?<scheme>(?:https?\??|\(http\|https\)|wss?\??):(?:\/\/|\\\/\\\/))?`,
    String.raw`(?<below>(?:\.[*+]|\*)\\?\.)?`,
    String.raw`(?<host>[\w-]+(?:\\?\.[\w-]+)*)`,
    String.raw`(?::(?<port>\d+))?\/?\$?$`,
  ].join(''),
  'i',
)

/** An expression of the house's own making, or undefined for one that is not written in a usual way. */
export function insteadOf(source: string): string | undefined {
  const { scheme = '', below, host, port } = usual.exec(source)?.groups ?? {}
  if (host === undefined) return undefined
  const ofSocket = /^\^?ws/i.test(scheme)
  const name = host.toLowerCase().replace(/\\?\./g, '\\.')
  const here = /^(?:localhost|127\\\.0\\\.0\\\.1)$/.test(name)
  // A single name may be one that clients in Node give themselves.
  if (!here && !name.includes('.')) return undefined
  return `^${schemeOf(scheme, port, here)}://${below === undefined ? '' : '.+\\.'}${name}${portOf(ofSocket ? undefined : port, here)}$`
}

function schemeOf(scheme: string, port: string | undefined, here: boolean): string {
  const word = /^\^?[a-z]+/i.exec(scheme)?.[0].toLowerCase()
  if (scheme.includes('?') || scheme.includes('|')) return 'https?'
  if (word === 'http' || word === 'ws') return 'http'
  if (word !== undefined) return 'https'
  if (port === '80') return 'http'
  return here || (port !== undefined && port !== '443') ? 'https?' : 'https'
}

function portOf(port: string | undefined, here: boolean): string {
  if (port === undefined) return here ? '(:[0-9]+)?' : ''
  // A browser leaves these out.
  return port === '80' || port === '443' ? '' : `:${port}`
}
