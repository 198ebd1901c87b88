// websocket.socketApiKey, whose value is never shown.

import { canBeSent } from '../../services/users/socket/api-key.ts'
import type { Finding } from './finding.ts'
import type { ReadConfig } from './read-config.ts'

/** The dialects of the server: "events" up to release 0.3.2, "tokens" from 0.3.3 on. */
export type Dialect = 'events' | 'tokens'

/** What the server's own example config has, so that everybody knows it. */
const example = 'my-secret-key'
/** bcrypt reads no more. */
const readBytes = 72

/** @param dialect - undefined where it is not known which release will read the file */
export function checkKey(config: ReadConfig, dialect: Dialect | undefined): readonly Finding[] {
  const node = config.find('websocket', 'socketApiKey')
  const place = config.at(node ?? config.find('websocket'))
  const one = (level: Finding['level'], message: string): readonly Finding[] => [
    { level, ...place, subject: 'websocket.socketApiKey', message },
  ]
  if (dialect === 'events') {
    return node === undefined
      ? []
      : one('warning', 'is not read by releases up to 0.3.2: origins alone decide')
  }
  const key = config.valueOf('websocket', 'socketApiKey')
  if (node === undefined || key === '' || key === null) {
    const level = dialect === 'tokens' ? 'error' : 'warning'
    return one(
      level,
      `is ${node === undefined ? 'missing' : 'empty'}: releases from 0.3.3 on do not start without it`,
    )
  }
  if (typeof key !== 'string') return one('error', 'must be a text')
  return [
    ...(key === example
      ? one('warning', "is the one of the server's example config, which everybody knows")
      : []),
    ...(canBeSent(key)
      ? []
      : one('warning', 'holds what a header cannot carry, or white space at an end: no client can send it')),
    ...(new TextEncoder().encode(key).length > readBytes
      ? one('warning', `is longer than ${readBytes} bytes: what comes behind them does not count`)
      : []),
  ]
}
