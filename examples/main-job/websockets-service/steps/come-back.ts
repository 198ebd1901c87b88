import type { Step } from '../../story.ts'
import type { Job } from '../job.ts'

export const comeBack: Step<Job> = {
  title: 'come back after a loss',
  async run({ service, recipients, fake, nameOf }) {
    const { disconnect, registrations } = fake('cuts the connections of')
    disconnect(nameOf('alice'))
    await service.pushMessage({ recipients: [nameOf('alice')], message: 'after the loss' })
    await recipients.connected('alice', 2)
    await recipients.saw('alice', 'after the loss')
    const before = registrations.filter(({ recipient }) => recipient === nameOf('alice')).length
    const { length } = fake('looks into').registrations.filter(
      ({ recipient }) => recipient === nameOf('alice'),
    )
    if (length <= before) throw new Error('alice used her old URI again')
    return 'alice came back with a URI of her own, and saw what she had missed'
  },
}
