import type { Step } from '../../story.ts'
import { makeAllHappen } from '../emitted.ts'
import type { Job } from '../job.ts'

export const otherEvents: Step<Job> = {
  title: 'the other events',
  run: async ({ events, server }) => makeAllHappen(server('events'), await events()),
}
