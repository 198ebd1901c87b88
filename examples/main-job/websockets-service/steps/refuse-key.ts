import type { Step } from '../../story.ts'
import type { Job } from '../job.ts'
import { refusedCall } from '../refused.ts'

export const refuseKey: Step<Job> = {
  title: 'refuse a key that nobody knows',
  async run({ service, stranger, recipients, nameOf }) {
    const to = { recipients: [nameOf('bob')] }
    const pushing = stranger.pushMessage({ ...to, message: 'from a stranger' })
    const { message } = await refusedCall(pushing, 'a stranger could push')
    await service.pushMessage({ ...to, message: 'from the app' })
    await recipients.saw('bob', 'from the app')
    if ((await recipients.received('bob')).includes('from a stranger')) throw new Error('bob saw it')
    return `bob saw nothing of it: ${message}`
  },
}
