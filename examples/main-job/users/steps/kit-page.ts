import type { Step } from '../../story.ts'
import { inPage } from '../in-page.ts'
import type { Job } from '../job.ts'

export const kitPage: Step<Job> = {
  title: 'the kit in a page',
  run: (job) => inPage(job, async ({ where, kit }, url) => `${where}: ${await kit(url)}`),
}
