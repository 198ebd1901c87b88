import type { Step } from '../../story.ts'
import type { Job } from '../job.ts'

export const tokensByKey: Step<Job> = {
  title: 'tokens: connect with the API key',
  async run({ tokens }) {
    const { socket } = await tokens()
    return `${socket.state} without any origin`
  },
}
