// What a sub-command is, and how one says that it was called wrongly.

import { parseArgs, type ParseArgsConfig } from 'node:util'
import { KitError } from '../core/errors/kit-error.ts'

export interface Command {
  readonly name: string
  /** One line for the list of commands. */
  readonly summary: string
  /** The text of `channelkit help NAME`. */
  readonly usage: string
  /** Commands of its own: `channelkit NAME OTHER` runs one of them instead of this one. */
  readonly commands?: readonly Command[]
  /** The exit code for an error that is no wrong call, where 1 says something else (default 1). */
  readonly failure?: number
  /** Resolves when the command has ended; throws {@link UsageError} for a wrong call. */
  run(args: readonly string[]): Promise<void>
}

/** The command was called with words that it does not know. */
export class UsageError extends KitError {
  override readonly name: string = 'UsageError'

  constructor(message: string, options: { readonly cause?: unknown } = {}) {
    super('usage', message, options)
  }
}

/**
 * The options and words of a call.
 *
 * @throws UsageError for an option that the command does not have
 */
export function readArgs<Config extends ParseArgsConfig>(
  config: Config,
): ReturnType<typeof parseArgs<Config>> {
  try {
    return parseArgs(config)
  } catch (cause) {
    throw new UsageError((cause as Error).message, { cause })
  }
}
