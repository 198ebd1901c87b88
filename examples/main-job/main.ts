// npm start [-- SERVICE] [options]: the main job of channelkit, told step by step on an embedded fake or on any server.

import { isKitError } from 'channelkit/errors'
import { stories } from './stories.ts'

const [first, ...others] = process.argv.slice(2)
const isNamed = first !== undefined && !first.startsWith('-')
const name = isNamed ? first : 'sockudo'
const story = stories[name]
if (story === undefined)
  misused(`there is no story of ${name}; there are: ${Object.keys(stories).join(', ')}`)
const { usage, play } = await story()

try {
  if (!(await play(isNamed ? others : process.argv.slice(2)))) process.exitCode = 1
} catch (error) {
  const wrongWord =
    error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')
  // A wrong call gets a sentence; everything else is a defect and keeps its stack.
  if (!wrongWord && !isKitError(error)) throw error
  misused(`${(error as Error).message}\nnpm start -- ${isNamed ? `${name} ` : ''}${usage}`)
}

function misused(sentence: string): never {
  console.error(sentence)
  process.exit(2)
}
