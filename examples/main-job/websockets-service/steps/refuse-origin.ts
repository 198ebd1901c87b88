import { refusedHandshake } from '../refused.ts'
import type { Step } from '../../story.ts'
import type { Job } from '../job.ts'

export const refuseOrigin: Step<Job> = {
  title: 'refuse a page of another origin',
  run: (job) => refusedHandshake(job, 'mallory', { origin: 'https://elsewhere.example' }),
}
