// channelkit users check-config: what is wrong in the config.json of a users server, before the server reads it.

import { readFile } from 'node:fs/promises'
import { checkConfig as check } from '../../check-config/check-config.ts'
import type { Dialect } from '../../check-config/check-key.ts'
import { linesOf } from '../../check-config/print.ts'
import { type Command, readArgs, UsageError } from '../../command.ts'

const dialects: readonly Dialect[] = ['events', 'tokens']

export const checkConfig: Command = {
  name: 'check-config',
  summary: "reads a users server's config.json, and tells which origins it approves",
  usage: `channelkit users check-config FILE [--dialect ${dialects.join('|')}] [--json]

Reads the config.json of a users server: whether it is JSON, the host, port and API key of its socket, and each expression of
approvedSocketDomains and approvedDomains. For each it names an origin that it approves, and warns of those that approve
strangers or no page at all. Every example was tried on the expression. The API key is never printed.

  --dialect  what your server speaks: events is releases up to 0.3.2, tokens those from 0.3.3 on (default: both are looked at)
  --json     one JSON object instead of lines

Ends with 0 where there is nothing to say, with 1 otherwise, and with 2 when it was called wrongly or cannot read FILE.`,
  async run(args) {
    const { file, dialect, json } = parse(args)
    const text = await readFile(file, 'utf8').catch((cause: Error) => {
      throw new UsageError(`cannot read ${file}: ${cause.message}`, { cause })
    })
    const report = check(text, dialect)
    if (json) console.log(JSON.stringify({ file, ...report }, null, 2))
    else for (const line of linesOf(file, report)) console.log(line)
    if (report.findings.length > 0) process.exitCode = 1
  },
}

interface Choice {
  readonly file: string
  readonly dialect: Dialect | undefined
  readonly json: boolean
}

function parse(args: readonly string[]): Choice {
  const { values, positionals } = readArgs({
    args: [...args],
    allowPositionals: true,
    options: { dialect: { type: 'string' }, json: { type: 'boolean', default: false } },
  })
  const [file, ...rest] = positionals
  if (file === undefined || rest.length > 0) throw new UsageError('takes one file')
  const dialect = dialects.find((name) => name === values.dialect)
  if (values.dialect !== undefined && dialect === undefined) {
    throw new UsageError(`--dialect takes one of ${dialects.join(', ')}`)
  }
  return { file, dialect, json: values.json }
}
