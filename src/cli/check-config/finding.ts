// What the check has to say: problems with their places, and an example origin for each expression.

export interface Finding {
  /** `error`: the server does not start, breaks, or refuses everybody. `warning`: it runs, and not as one would think. */
  readonly level: 'error' | 'warning'
  readonly line: number
  readonly column: number
  /** What it is about: `websocket.approvedSocketDomains[2]`; undefined for the file as such. */
  readonly subject?: string | undefined
  readonly message: string
  /** The origin of a stranger that the expression approves. */
  readonly approves?: string | undefined
  /** The origin of a page that it refuses, and that the writer probably meant. */
  readonly refuses?: string | undefined
  /** An expression to have in its place. */
  readonly instead?: string | undefined
}

/** One expression of a list. */
export interface CheckedPattern {
  /** `websocket.approvedSocketDomains[2]` */
  readonly subject: string
  readonly pattern: string
  readonly line: number
  readonly column: number
  /** An origin of a browser that it approves; null where none was found. */
  readonly approves: string | null
}

export interface ConfigReport {
  /** Where clients connect to; null where the file does not say it. */
  readonly url: string | null
  readonly patterns: readonly CheckedPattern[]
  /** In the order of the file. */
  readonly findings: readonly Finding[]
}
