// npm start [-- --url URL]: the main job of channelkit, told step by step on the embedded fake or on any server.

import { parseArgs } from 'node:util'
import { openJob } from './sockudo/job.ts'
import { steps } from './sockudo/steps.ts'
import { tell } from './story.ts'

const { values } = parseArgs({ options: { url: { type: 'string' } } })
const job = await openJob(values.url)
try {
  console.log(`The main job of channelkit, on ${job.where}\n`)
  if (!(await tell(steps, job))) process.exitCode = 1
} finally {
  await job.close()
}
