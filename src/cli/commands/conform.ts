// channelkit conform: what a Pusher-compatible server supports, and what it answers otherwise than its kind does.

import { ArgumentError } from '../../core/errors/argument-error.ts'
import { type PresetName, pusherPresets } from '../../services/pusher/presets.ts'
import { type Command, readArgs, UsageError } from '../command.ts'
import { conform as runTable, type ConformOptions } from '../conform/conform.ts'
import { heading, linesOf, summary } from '../conform/print.ts'
import { type CheckResult, isAlarming } from '../conform/report.ts'
import { targetOf } from '../conform/target.ts'

const presets = Object.keys(pusherPresets)

export const conform: Command = {
  name: 'conform',
  summary: 'tells what a Pusher-compatible server supports, and what it answers differently',
  usage: `channelkit conform --url http://key:secret@host:port/apps/id [--preset ${presets.join('|')}]
  [--write] [--json] [--timeout MILLISECONDS]

Sends one table of requests to a server and compares each answer with what a server of its kind answers.

  --url      key, secret, host and app of the server (default: the variable PUSHER_URL)
  --preset   what the server is to be like (default pusher)
  --write    also what publishes to channels of its own and ends connections of its own
  --json     one JSON object instead of a table
  --timeout  for each step of a check (default 5000)

Ends with 0, or with 1 when an answer differs or does not come.`,
  async run(args) {
    const { url, json, ...options } = parse(args, process.env['PUSHER_URL'])
    const target = readUrl(url)
    if (json) {
      const report = await runTable(url, options)
      console.log(JSON.stringify(report, null, 2))
      if (isAlarming(report)) process.exitCode = 1
      return
    }
    const width = process.stdout.columns ?? 110
    let last: CheckResult | undefined
    const onResult = (result: CheckResult): void => {
      if (last === undefined) console.log(heading(target.shown, options))
      for (const line of linesOf(result, last, width)) console.log(line)
      last = result
    }
    const report = await runTable(url, { ...options, onResult })
    console.log(summary(report))
    if (isAlarming(report)) process.exitCode = 1
  },
}

interface Choice extends ConformOptions {
  readonly url: string
  readonly json: boolean
}

function parse(args: readonly string[], fromEnv: string | undefined): Choice {
  const { values } = readArgs({
    args: [...args],
    options: {
      url: { type: 'string' },
      preset: { type: 'string', default: 'pusher' },
      write: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      timeout: { type: 'string', default: '5000' },
    },
  })
  const url = values.url ?? fromEnv
  if (!url) throw new UsageError('needs --url http://key:secret@host:port/apps/id')
  if (!presets.includes(values.preset)) throw new UsageError(`--preset takes one of ${presets.join(', ')}`)
  const timeout = Number(values.timeout)
  if (!Number.isInteger(timeout) || timeout < 1 || timeout > 600_000) {
    throw new UsageError('--timeout takes 1 to 600000 milliseconds')
  }
  return { url, preset: values.preset as PresetName, write: values.write, json: values.json, timeout }
}

function readUrl(url: string): ReturnType<typeof targetOf> {
  try {
    return targetOf(url)
  } catch (cause) {
    if (cause instanceof ArgumentError) throw new UsageError(cause.message, { cause })
    throw cause
  }
}
