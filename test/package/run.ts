// Runs a program and gives its output, or throws with it.

import { spawn } from 'node:child_process'
import { once } from 'node:events'

export interface RunOptions {
  readonly cwd?: string
  readonly env?: NodeJS.ProcessEnv
  /** Milliseconds until it is killed. */
  readonly timeout?: number
}

/**
 * Runs a program to its end.
 *
 * @returns what it wrote to standard output
 * @throws Error with all that it wrote, when it ends with another code than 0
 */
export async function run(
  command: string,
  args: readonly string[],
  options: RunOptions = {},
): Promise<string> {
  const { timeout = 300_000, env = process.env, ...rest } = options
  const child = spawn(command, args, {
    ...rest,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout,
    killSignal: 'SIGKILL',
  })
  let [stdout, all] = ['', '']
  child.stdout.on('data', (chunk: Buffer) => ((stdout += chunk), (all += chunk)))
  child.stderr.on('data', (chunk: Buffer) => void (all += chunk))
  const [code, signal] = (await once(child, 'close')) as [number | null, string | null]
  if (code === 0) return stdout
  const how = signal === null ? `ended with code ${code}` : `was stopped by ${signal} after ${timeout} ms`
  throw new Error(`${[command, ...args].join(' ')} ${how}\n${all.slice(-4000)}`)
}

/** The environment without what npm scripts and test conditions put into it: as a stranger's shell would have it. */
export function plainEnvironment(): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^(npm_(package|lifecycle)_|NODE_OPTIONS$)/.test(name),
  )
  return Object.fromEntries(inherited)
}
