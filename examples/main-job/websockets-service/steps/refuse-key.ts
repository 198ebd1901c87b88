import { ApiError } from 'channelkit/errors'
import type { Step } from '../../story.ts'
import type { Job } from '../job.ts'

export const refuseKey: Step<Job> = {
  title: 'refuse a key that nobody knows',
  async run({ service, stranger, recipients, nameOf }) {
    const to = { recipients: [nameOf('bob')] }
    const error = await stranger
      .pushMessage({ ...to, message: 'from a stranger' })
      .catch((reason: unknown) => reason)
    if (!(error instanceof ApiError)) throw new Error('a stranger could push')
    await service.pushMessage({ ...to, message: 'from the app' })
    await recipients.saw('bob', 'from the app')
    if ((await recipients.received('bob')).includes('from a stranger')) throw new Error('bob saw it')
    return `bob saw nothing of it: ${error.status}`
  },
}
