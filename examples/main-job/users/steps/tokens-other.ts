import type { Step } from '../../story.ts'
import { makeAllHappen } from '../emitted.ts'
import type { Job } from '../job.ts'

export const tokensOther: Step<Job> = {
  title: 'tokens: the other events',
  run: async ({ server, tokens }) => makeAllHappen(server('tokens'), await tokens()),
}
