import type { Step } from '../../story.ts'
import type { Job } from '../job.ts'

export const hold: Step<Job> = {
  title: 'hold until somebody connects',
  async run({ service, recipients, connect, nameOf, now }) {
    const recipient = nameOf('dave')
    const message = 'while you were away'
    const expiresAt = new Date(now() + 60_000)
    const [pushed] = await service.pushMessage({ recipients: [recipient], message, expiresAt })
    await connect('dave')
    await recipients.saw('dave', message)
    const [listed] = (await service.messages({ recipient }).page()).items
    return `dave connected and saw it: first ${pushed?.item?.status}, then ${listed?.status}`
  },
}
