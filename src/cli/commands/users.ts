// channelkit users: commands for the users server.

import { type Command, UsageError } from '../command.ts'
import { checkConfig } from './users/check-config.ts'

const commands = [checkConfig]

export const users: Command = {
  name: 'users',
  summary: 'checks the config of a users server',
  usage: `channelkit users COMMAND

Commands for the users server and its event socket:

${commands.map(({ name, summary }) => `  ${name.padEnd(14)}${summary}`).join('\n')}

channelkit help users COMMAND tells more.`,
  commands,
  async run([word]) {
    const names = commands.map(({ name }) => name).join(', ')
    if (word === undefined || word.startsWith('-')) throw new UsageError(`takes a command first: ${names}`)
    throw new UsageError(`there is no command ${JSON.stringify(word)}: there is ${names}`)
  },
}
