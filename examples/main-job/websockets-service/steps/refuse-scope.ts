import type { Step } from '../../story.ts'
import type { Job } from '../job.ts'
import { refusedCall } from '../refused.ts'

export const refuseScope: Step<Job> = {
  title: 'refuse what a scope does not cover',
  async run({ service, recipients, reader, nameOf }) {
    const to = { recipients: [nameOf('alice')] }
    const pushing = reader().pushMessage({ ...to, message: 'not allowed' })
    const { message } = await refusedCall(pushing, 'a key without mutations could push')
    await service.pushMessage({ ...to, message: 'allowed' })
    await recipients.saw('alice', 'allowed')
    if ((await recipients.received('alice')).includes('not allowed')) throw new Error('alice saw it')
    return `alice saw nothing of it: ${message}`
  },
}
