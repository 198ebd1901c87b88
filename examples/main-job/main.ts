// npm start [-- --url URL [--webhook-port PORT]]: the main job of channelkit, told step by step on the embedded fake or on any server.

import { parseArgs } from 'node:util'
import { ArgumentError, isKitError } from 'channelkit/errors'
import { type Choice, openJob } from './sockudo/job.ts'
import { steps } from './sockudo/steps.ts'
import { tell } from './story.ts'

const usage = 'npm start -- [--url http://key:secret@host:port/apps/app-id [--webhook-port PORT]]'

const job = await openJob(choiceFromCommandLine()).catch(misused)
try {
  console.log(`The main job of channelkit, on ${job.where}\n`)
  if (!(await tell(steps, job))) process.exitCode = 1
} finally {
  await job.close()
}

function choiceFromCommandLine(): Choice {
  try {
    const options = { url: { type: 'string' }, 'webhook-port': { type: 'string' } } as const
    const { url, 'webhook-port': port } = parseArgs({ options }).values
    if (port === undefined) return { url }
    if (url === undefined) throw new ArgumentError('--webhook-port', 'goes with --url')
    if (!/^\d{1,5}$/.test(port)) throw new ArgumentError('--webhook-port', 'must be a port')
    return { url, webhookPort: Number(port) }
  } catch (error) {
    return misused(error)
  }
}

/** A wrong call gets a sentence; everything else is a defect and keeps its stack. */
function misused(error: unknown): never {
  const wrongWord =
    error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')
  if (!wrongWord && !isKitError(error)) throw error
  console.error(`${(error as Error).message}\n${usage}`)
  process.exit(2)
}
