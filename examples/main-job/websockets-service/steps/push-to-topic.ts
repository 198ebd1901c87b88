import type { Step } from '../../story.ts'
import type { Job } from '../job.ts'

export const pushToTopic: Step<Job> = {
  title: 'push to a topic',
  async run({ service, recipients, connect, nameOf, topic }) {
    await connect('carol', { topic })
    await service.pushGlobalMessage({ message: 'for the topic', topic })
    await service.pushMessage({
      recipients: ['bob', 'carol'].map(nameOf),
      message: 'for both by name',
      topic,
    })
    await recipients.saw('carol', 'for the topic')
    await recipients.saw('carol', 'for both by name')
    await service.pushMessage({ recipients: [nameOf('bob')], message: 'after the topic' })
    await recipients.saw('bob', 'after the topic')
    const strange = (await recipients.received('bob')).filter((text) => text.startsWith('for '))
    if (strange.length > 0) throw new Error(`bob saw ${strange.join(' and ')}`)
    const listed = await service.globalMessages({ topic }).page()
    return `carol saw both, bob neither; ${listed.items.length} global message has the topic`
  },
}
