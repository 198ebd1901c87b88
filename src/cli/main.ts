#!/usr/bin/env node
// channelkit COMMAND: finds the sub-command, runs it, and turns what it throws into a line and an exit code.

import { isKitError } from '../core/errors/kit-error.ts'
import { version } from '../core/version.ts'
import { type Command, UsageError } from './command.ts'
import { commands } from './registry.ts'

const words = process.argv.slice(2)
const asked = words[0] === 'help' ? words.slice(1) : words
const { command, path, rest } = find(asked)
const name = path || (words[0] ?? 'help')

try {
  await run()
} catch (error) {
  if (!isKitError(error)) throw error
  console.error(`channelkit ${name}: ${error.message}`)
  if (error instanceof UsageError) console.error(`Try: channelkit help ${path}`.trimEnd())
  process.exitCode = error instanceof UsageError ? 2 : (command?.failure ?? 1)
}

async function run(): Promise<void> {
  if (words[0] === 'help' || rest.includes('--help')) return console.log(command?.usage ?? overview())
  if (command) return command.run(rest)
  if (words[0] === '--version') return console.log(version)
  if (words.length > 0) throw new UsageError('there is no such command')
  console.log(overview())
}

/** The command that the first words name, and the words behind them. */
function find(args: readonly string[]): { command?: Command; path: string; rest: readonly string[] } {
  let found: Command | undefined
  let among = commands
  let depth = 0
  for (;;) {
    const next = among.find((each) => each.name === args[depth])
    if (next === undefined) break
    found = next
    among = next.commands ?? []
    depth++
  }
  return { ...(found && { command: found }), path: args.slice(0, depth).join(' '), rest: args.slice(depth) }
}

function overview(): string {
  const width = Math.max(...commands.map(({ name }) => name.length))
  const lines = commands.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`)
  return [
    `channelkit ${version}`,
    '',
    'channelkit COMMAND [options]',
    '',
    ...lines,
    '',
    'channelkit help COMMAND tells more.',
  ].join('\n')
}
