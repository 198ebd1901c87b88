import type { Step } from '../../story.ts'
import type { Job } from '../job.ts'

export const sendNothing: Step<Job> = {
  title: 'send nothing from a recipient',
  async run({ fake }) {
    const { connections, frames } = fake('looks into')
    if (frames.length > 0) throw new Error(`recipients sent ${frames.length} frames`)
    return `the service got nothing on ${connections.length} connections`
  },
}
