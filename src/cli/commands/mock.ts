// channelkit mock: a fake server on a port, for apps in development and for tests in any language.

import { type Command, UsageError } from '../command.ts'
import { services } from './mock/services.ts'

const names = services.map(({ name }) => name).join(', ')

/** Two spaces behind the longest. */
const width = Math.max(...services.map(({ name }) => name.length)) + 2

export const mock: Command = {
  name: 'mock',
  summary: 'runs a fake server on a port',
  usage: `channelkit mock SERVICE [options]

Runs a fake server on a port, until it is interrupted:

${services.map(({ name, summary }) => `  ${name.padEnd(width)}${summary}`).join('\n')}

channelkit help mock SERVICE tells more.`,
  commands: services,
  async run([word]) {
    if (word === undefined || word.startsWith('-'))
      throw new UsageError(`takes the name of a service first: ${names}`)
    throw new UsageError(`there is no service ${JSON.stringify(word)}: there is ${names}`)
  },
}
