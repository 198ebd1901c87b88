// The story of the WebSockets Service: a server that pushes, and recipients that receive.

import { ArgumentError } from 'channelkit/errors'
import { findChromium } from '../chromium.ts'
import type { Story } from '../story.ts'
import { type Job, openJob } from './job.ts'
import { steps } from './steps.ts'

const options = { endpoint: { type: 'string' }, 'access-key-from-env': { type: 'string' } } as const

export const story: Story<Job, typeof options> = {
  usage: '[--endpoint https://host/graphql --access-key-from-env NAME]',
  options,
  open({ endpoint, 'access-key-from-env': variable }) {
    if (endpoint === undefined && variable === undefined) return openJob(undefined, findChromium())
    if (endpoint === undefined) throw new ArgumentError('--access-key-from-env', 'goes with --endpoint')
    if (variable === undefined) throw new ArgumentError('--endpoint', 'goes with --access-key-from-env')
    const accessKey = process.env[variable]
    // Not which: who gives the key in place of the name must not read it in a log.
    if (!accessKey)
      throw new ArgumentError('--access-key-from-env', 'takes the name of a variable that is set')
    return openJob({ endpoint, accessKey }, findChromium())
  },
  steps,
}
