import type { Step } from '../../story.ts'
import type { Job } from '../job.ts'

export const pushToOne: Step<Job> = {
  title: 'push to one',
  async run({ service, recipients, nameOf }) {
    const message = 'your report is ready'
    const [result] = await service.pushMessage({ recipients: [nameOf('alice')], message })
    await recipients.saw('alice', message)
    await service.pushMessage({ recipients: [nameOf('bob')], message: 'yours is not' })
    await recipients.saw('bob', 'yours is not')
    if ((await recipients.received('bob')).includes(message)) throw new Error('bob saw what was for alice')
    return `alice saw it and bob did not: ${result?.item?.status}`
  },
}
