import type { Step } from '../../story.ts'
import type { Job } from '../job.ts'

export const askVersion: Step<Job> = {
  title: 'ask for the version',
  async run({ service }) {
    return `the service is version ${await service.version()}`
  },
}
