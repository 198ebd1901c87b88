// What the runtimes throw when a connection fails, made readable and free of URLs.

/** Names of faults that happen before the first byte of the request is on its way. */
const beforeConnect = new Set([
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EADDRNOTAVAIL',
  'UND_ERR_CONNECT_TIMEOUT',
  'ConnectionRefused', // Bun
  'FailedToOpenSocket', // Bun
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'CERT_HAS_EXPIRED',
  'ERR_TLS_CERT_ALTNAME_INVALID',
])

/** A TLS handshake that failed, in the words of OpenSSL and of Node. */
const handshake = /SSL routines|before secure TLS connection/

/** Whether the request cannot have reached the server. */
export function neverConnected(fault: unknown): boolean {
  return chain(fault).some(
    ({ code, message }) => (code !== undefined && beforeConnect.has(code)) || handshake.test(message),
  )
}

/** The fault in words, and a copy of it that is safe to keep as a cause. */
export function describeFault(
  fault: unknown,
  redact: (text: string) => string,
): { message: string; cause: Error } {
  const links = chain(fault)
  const code = links.find((link) => link.code !== undefined)?.code
  const texts = links.map((link) => link.message).filter((text) => text !== '')
  const said = texts.at(-1) ?? 'the connection failed'
  // OpenSSL's own words fill three lines and name no option.
  const failedTls = handshake.test(said)
  const text = failedTls
    ? 'the TLS handshake failed; if this port speaks no TLS, set useTLS: false, or write http: or ws: in its URL'
    : redact(said)
  const cause = new Error(text)
  if (code !== undefined) Object.assign(cause, { code })
  return { message: code === undefined || text.includes(code) ? text : `${text} (${code})`, cause }
}

interface Link {
  readonly message: string
  readonly code: string | undefined
}

/** The fault and its causes; fetch hides the reason in the cause, Node's dual-stack connect in the first of several. */
function chain(fault: unknown): Link[] {
  const links: Link[] = []
  let current = fault
  while (current instanceof Error && links.length < 5) {
    const { code } = current as { code?: unknown }
    links.push({ message: current.message, code: typeof code === 'string' ? code : undefined })
    current = current.cause ?? (current instanceof AggregateError ? current.errors[0] : undefined)
  }
  return links.length > 0 ? links : [{ message: String(fault), code: undefined }]
}
