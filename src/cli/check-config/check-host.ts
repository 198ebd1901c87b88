// host, which is what the server listens on, and with it the host of what clients connect to.

import type { Finding } from './finding.ts'
import type { ReadConfig } from './read-config.ts'

export interface CheckedHost {
  /** As it stands in a URL; undefined where it cannot. */
  readonly host: string | undefined
  readonly findings: readonly Finding[]
}

/** Every address of the machine: nobody connects to these. */
const anywhere = ['', '0.0.0.0', '::']

export function checkHost(config: ReadConfig): CheckedHost {
  const node = config.find('host')
  const value = node === undefined ? '' : config.valueOf('host')
  if (typeof value === 'string') {
    if (anywhere.includes(value)) return { host: 'localhost', findings: [] }
    const host = value.includes(':') ? `[${value}]` : value
    const isOne = /^[^\s/?#@:%\\[\]]+$|^\[[\da-f:.]+\]$/i.test(host) && URL.canParse(`ws://${host}`)
    if (isOne) return { host, findings: [] }
  }
  const message = 'must be a name or an address, without scheme and port: the server cannot listen there'
  const finding: Finding = { level: 'error', ...config.at(node), subject: 'host', message }
  return { host: undefined, findings: [finding] }
}
