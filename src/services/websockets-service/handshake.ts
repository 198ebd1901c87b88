// What a handshake may be bound to. A value that no handshake ever has would lock the recipient out.

import { checkNonEmpty } from '../../core/check.ts'
import { ArgumentError, shapeOf } from '../../core/errors/argument-error.ts'

/**
 * An origin as it stands in the `Origin` header: scheme, host, a port that is not the scheme's own, and nothing behind it.
 *
 * @throws ArgumentError
 */
export function checkOrigin(value: unknown, argument: string): string {
  const text = checkNonEmpty(value, argument)
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url === undefined || !/^https?:$/.test(url.protocol)) {
    throw new ArgumentError(
      argument,
      `must be an origin like https://example.org, received ${shapeOf(value)}`,
    )
  }
  if (url.origin === text) return text
  throw new ArgumentError(argument, `must be written as browsers send it: ${url.origin}`)
}

/**
 * An IPv4 or IPv6 address.
 *
 * @throws ArgumentError
 */
export function checkSourceIp(value: unknown, argument: string): string {
  const text = checkNonEmpty(value, argument)
  if (isIPv4(text) || isIPv6(text)) return text
  throw new ArgumentError(argument, `must be an IPv4 or IPv6 address, received ${shapeOf(value)}`)
}

function isIPv4(text: string): boolean {
  return /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?!$)|$)){4}$/.test(text)
}

/** As every URL parser knows it; a zone (`%eth0`) means something on one machine only. */
function isIPv6(text: string): boolean {
  return /^[\da-f:.]+$/i.test(text) && URL.canParse(`http://[${text}]`)
}
