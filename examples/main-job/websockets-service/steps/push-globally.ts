import type { Step } from '../../story.ts'
import type { Job } from '../job.ts'

export const pushGlobally: Step<Job> = {
  title: 'push to everybody',
  async run({ service, recipients, fake }) {
    fake('pushes to everybody of')
    const message = 'we are closing in five minutes'
    const { id } = await service.pushGlobalMessage({ message })
    await Promise.all([recipients.saw('alice', message), recipients.saw('bob', message)])
    if (id === null || id === undefined) throw new Error('the global message has no id')
    const { items } = await service.messages({ globalMessageId: id }).page()
    return `alice and bob saw it; ${items.length} messages belong to it`
  },
}
