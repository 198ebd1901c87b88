// The sub-commands of `channelkit`: one file each under commands/, and one line here.

import type { Command } from './command.ts'
import { compareSchema } from './commands/compare-schema.ts'
import { conform } from './commands/conform.ts'
import { generate } from './commands/generate.ts'
import { mock } from './commands/mock.ts'
import { users } from './commands/users.ts'

export const commands: readonly Command[] = [compareSchema, conform, generate, mock, users]
