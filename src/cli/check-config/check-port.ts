// websocket.port, and with it where clients connect to.

import type { Finding } from './finding.ts'
import type { ReadConfig } from './read-config.ts'

const subject = 'websocket.port'

export interface CheckedPort {
  /** `ws://localhost:8080`; null where the port or the host is not known. */
  readonly url: string | null
  readonly findings: readonly Finding[]
}

/** @param host - of the server; undefined where it is not known */
export function checkPort(config: ReadConfig, host: string | undefined): CheckedPort {
  const node = config.find('websocket', 'port')
  const place = config.at(node ?? config.find('websocket'))
  const one = (level: Finding['level'], message: string): readonly Finding[] => [
    { level, ...place, subject, message },
  ]
  const value = config.valueOf('websocket', 'port')
  if (node === undefined)
    return { url: null, findings: one('error', 'is missing: the socket has a port of its own') }
  const port = numberOf(value)
  if (typeof port !== 'number' || !Number.isInteger(port) || port < 0 || port > 65_535) {
    return { url: null, findings: one('error', 'must be a number from 1 to 65535') }
  }
  if (port === 0) {
    return {
      url: null,
      findings: one('warning', 'is 0: the server takes another port at each start, and tells nobody'),
    }
  }
  const ssl = config.valueOf('ssl') === true
  const others = ['portHTTP', ...(ssl ? ['portHTTPS'] : [])]
  const taken = others.find((name) => numberOf(config.valueOf(name)) === port)
  return {
    url: host === undefined ? null : `${ssl ? 'wss' : 'ws'}://${host}:${port}`,
    findings: [
      ...(taken === undefined ? [] : one('error', `is ${taken} as well: only one of them can listen`)),
      ...(typeof value === 'string' ? one('warning', 'is a text: write the number without quotes') : []),
    ],
  }
}

/** Node listens on a port that is written as a text, too. */
function numberOf(value: unknown): unknown {
  return typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value
}
