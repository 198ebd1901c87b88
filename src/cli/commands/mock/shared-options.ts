// The options that every service has.

import { UsageError } from '../../command.ts'
import type { ValuesOf } from './service.ts'

export const sharedOptions = {
  port: { type: 'string' },
  host: { type: 'string', default: '127.0.0.1' },
  log: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const

export const sharedSynopsis = '[--port PORT] [--host ADDRESS] [--log [json]] [--json]'

export function sharedUsage(port: number): string {
  return `  --port           0 takes any free port (default ${port})
  --host           the address to listen on (default 127.0.0.1)
  --log            a line for each request, event and socket; --log json makes each a JSON object
  --json           what is printed at the start is one line of JSON`
}

export interface SharedChoice {
  readonly port: number
  readonly host: string
  readonly log: 'text' | 'json' | undefined
  readonly json: boolean
}

/** @throws UsageError */
export function readShared(values: ValuesOf<typeof sharedOptions>, defaultPort: number): SharedChoice {
  const { port = String(defaultPort), host, log, json } = values
  if (host === '') throw new UsageError('--host takes an address')
  if (log !== undefined && log !== 'text' && log !== 'json') throw new UsageError('--log takes text or json')
  return { port: readPort(port, '--port'), host, log, json }
}

/** @throws UsageError */
export function readPort(text: string, option: string): number {
  if (/^\d{1,5}$/.test(text) && Number(text) <= 65_535) return Number(text)
  throw new UsageError(`${option} takes 0 to 65535`)
}

/** `--log` may stand alone: then it is text. */
export function withLogValue(args: readonly string[]): string[] {
  return args.flatMap((word, index) => {
    const value = args[index + 1]
    const isValue = value !== undefined && !value.startsWith('-')
    if (word === '--log') return [`--log=${isValue ? value : 'text'}`]
    return args[index - 1] === '--log' && !word.startsWith('-') ? [] : [word]
  })
}
