import type { Step } from '../../story.ts'
import type { Job } from '../job.ts'

export const signIn: Step<Job> = {
  title: 'sign in and be reached as a user',
  async run({ sockudo, alice }) {
    await alice.signIn()
    await sockudo.sendToUser('alice', 'notice', { text: 'your order is on its way' })
    const { data } = await alice.saw('#user', 'notice')
    return `alice saw notice ${JSON.stringify(data)}`
  },
}
