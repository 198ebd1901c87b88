import type { Step } from '../../story.ts'
import { inPage } from '../in-page.ts'
import type { Job } from '../job.ts'

export const documentPage: Step<Job> = {
  title: 'the same in a page',
  run: (job) =>
    inPage(
      job,
      async ({ where, origin, document }, url) => `${where}, from ${origin}: ${await document(url)}`,
    ),
}
