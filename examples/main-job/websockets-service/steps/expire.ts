import type { Step } from '../../story.ts'
import type { Job } from '../job.ts'

export const expire: Step<Job> = {
  title: 'let a message expire',
  async run({ service, recipients, connect, nameOf, now, later }) {
    const to = { recipients: [nameOf('eve')] }
    await service.pushMessage({ ...to, message: 'too late', expiresAt: new Date(now() + 2000) })
    await later(2500)
    await connect('eve')
    await service.pushMessage({ ...to, message: 'in time' })
    await recipients.saw('eve', 'in time')
    const received = await recipients.received('eve')
    if (received.length > 1) throw new Error(`eve saw ${received.join(' and ')}`)
    return 'eve connected later, and saw the next one alone'
  },
}
