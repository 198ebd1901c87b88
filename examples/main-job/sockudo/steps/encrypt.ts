import type { Step } from '../../story.ts'
import type { Job } from '../job.ts'

export const encrypt: Step<Job> = {
  title: 'publish end-to-end encrypted',
  async run({ sockudo, bob, channel }) {
    const secrets = channel('secrets', 'private-encrypted-')
    await bob.subscribe(secrets)
    await sockudo.trigger(secrets, 'note', { text: 'only for us: größer' })
    const { data } = await bob.saw(secrets, 'note')
    return `bob opened note ${JSON.stringify(data)}`
  },
}
