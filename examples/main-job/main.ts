// npm start [-- --url URL]: the main job of channelkit, told step by step on the embedded fake or on any server.

import { parseArgs } from 'node:util'
import { isKitError } from 'channelkit/errors'
import { openJob } from './sockudo/job.ts'
import { steps } from './sockudo/steps.ts'
import { tell } from './story.ts'

const usage = 'npm start -- [--url http://key:secret@host:port/apps/app-id]'

const job = await openJob(urlFromCommandLine()).catch(misused)
try {
  console.log(`The main job of channelkit, on ${job.where}\n`)
  if (!(await tell(steps, job))) process.exitCode = 1
} finally {
  await job.close()
}

function urlFromCommandLine(): string | undefined {
  try {
    return parseArgs({ options: { url: { type: 'string' } } }).values.url
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
