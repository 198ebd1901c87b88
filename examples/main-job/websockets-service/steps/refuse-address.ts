import { refusedHandshake } from '../refused.ts'
import type { Step } from '../../story.ts'
import type { Job } from '../job.ts'

export const refuseAddress: Step<Job> = {
  title: 'refuse another IP address',
  run: (job) => refusedHandshake(job, 'oscar', { sourceIp: '192.0.2.1' }),
}
