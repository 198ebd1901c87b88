// The story of a server that speaks the Pusher protocol.

import { ArgumentError } from 'channelkit/errors'
import type { Story } from '../story.ts'
import { type Job, openJob } from './job.ts'
import { steps } from './steps.ts'

const options = { url: { type: 'string' }, 'webhook-port': { type: 'string' } } as const

export const story: Story<Job, typeof options> = {
  usage: '[--url http://key:secret@host:port/apps/app-id [--webhook-port PORT]]',
  options,
  open({ url, 'webhook-port': port }) {
    if (port === undefined) return openJob({ url })
    if (url === undefined) throw new ArgumentError('--webhook-port', 'goes with --url')
    if (!/^\d{1,5}$/.test(port)) throw new ArgumentError('--webhook-port', 'must be a port')
    return openJob({ url, webhookPort: Number(port) })
  },
  steps,
}
