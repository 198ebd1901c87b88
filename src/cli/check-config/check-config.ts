// Everything that the check has to say of one config.

import { checkHost } from './check-host.ts'
import { checkKey, type Dialect } from './check-key.ts'
import { type CheckedList, checkList, type ListRules } from './check-list.ts'
import { checkPort } from './check-port.ts'
import type { ConfigReport, Finding } from './finding.ts'
import type { Place } from './json/places.ts'
import { readConfig } from './read-config.ts'

const socketList: Omit<ListRules, 'several'> = {
  subject: 'websocket.approvedSocketDomains',
  missing: 'the server breaks at the first connection',
  empty: 'is empty: every connection is closed, also with the API key',
  broken: 'the server breaks at the first connection whose origin it compares with this',
}

/** The REST API has a list of its own: pages on it act with the cookie of whoever looks at them. */
const restList: ListRules = {
  subject: 'approvedDomains',
  missing: 'the server does not start',
  empty: undefined,
  broken: 'the server does not start with this',
  several: undefined,
}

/**
 * Checks the config of a users server.
 *
 * @param text - the file
 * @param dialect - what the release that reads the file speaks; without it, both are looked at
 */
export function checkConfig(text: string, dialect?: Dialect): ConfigReport {
  const config = readConfig(text)
  if (!config.isReadable) return { url: null, patterns: [], findings: config.findings }
  const cors = checkList(config, config.find('approvedDomains'), restList)
  const socket = config.find('websocket')
  if (socket?.kind !== 'object') {
    const finding: Finding = {
      level: 'error',
      ...config.at(socket),
      subject: 'websocket',
      message: socket === undefined ? 'is missing: the server does not start' : 'must be an object, { … }',
    }
    return report(null, [cors], [...config.findings, finding])
  }
  const { host, findings: ofHost } = checkHost(config)
  const { url, findings: ofPort } = checkPort(config, host)
  const list = checkList(config, config.find('websocket', 'approvedSocketDomains'), {
    ...socketList,
    several: dialect === 'tokens' ? undefined : 'releases up to 0.3.2 answer each frame of it once for each',
  })
  return report(url, [cors, list], [...config.findings, ...ofHost, ...ofPort, ...checkKey(config, dialect)])
}

function report(url: string | null, lists: readonly CheckedList[], others: readonly Finding[]): ConfigReport {
  const findings = [...others, ...lists.flatMap((list) => list.findings)]
  return {
    url,
    patterns: lists.flatMap((list) => list.patterns).sort(byPlace),
    findings: findings.sort(byPlace),
  }
}

function byPlace(a: Place, b: Place): number {
  return a.line - b.line || a.column - b.column
}
