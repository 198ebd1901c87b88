import type { Step } from '../../story.ts'
import type { Job } from '../job.ts'

export const pushToSome: Step<Job> = {
  title: 'push to three, one of them away',
  async run({ service, recipients, nameOf, now }) {
    const message = JSON.stringify({ order: 17, text: 'déjà vu ✓' })
    const expiresAt = new Date(now() + 60_000)
    const names = ['alice', 'bob', 'nobody'].map(nameOf)
    const results = await service.pushMessage({ recipients: names, message, expiresAt })
    await Promise.all([recipients.saw('alice', message), recipients.saw('bob', message)])
    const outcomes = results.map(({ item, error }) => error?.message ?? item?.status)
    return `alice and bob saw it: ${outcomes.join(', ')}`
  },
}
