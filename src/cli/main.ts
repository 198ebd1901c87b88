#!/usr/bin/env node
// channelkit COMMAND: finds the sub-command, runs it, and turns what it throws into a line and an exit code.

import { isKitError } from '../core/errors/kit-error.ts'
import { version } from '../core/version.ts'
import { UsageError } from './command.ts'
import { commands } from './registry.ts'

const [name = 'help', ...args] = process.argv.slice(2)

try {
  await run()
} catch (error) {
  if (!isKitError(error)) throw error
  console.error(`channelkit ${name}: ${error.message}`)
  if (error instanceof UsageError) console.error(`Try: channelkit help ${find(name) ? name : ''}`.trimEnd())
  process.exitCode = error instanceof UsageError ? 2 : 1
}

async function run(): Promise<void> {
  const command = find(name)
  if (command && !args.includes('--help')) return command.run(args)
  if (command) return console.log(command.usage)
  if (name === '--version') return console.log(version)
  if (name !== 'help' && name !== '--help') throw new UsageError('there is no such command')
  console.log(find(args[0])?.usage ?? overview())
}

function find(wanted: string | undefined): (typeof commands)[number] | undefined {
  return commands.find((command) => command.name === wanted)
}

function overview(): string {
  const lines = commands.map((command) => `  ${command.name.padEnd(10)}${command.summary}`)
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
