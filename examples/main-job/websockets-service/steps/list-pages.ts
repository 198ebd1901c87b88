import type { Step } from '../../story.ts'
import type { Job } from '../job.ts'

const count = 12

export const listPages: Step<Job> = {
  title: `list ${count} messages, page by page`,
  async run({ service, recipients, connect, nameOf, topic, now }) {
    const recipient = nameOf('frank')
    const from = new Date(now() - 1000)
    await connect('frank', { topic })
    const words = Array.from({ length: count }, (_, index) => `message ${index + 1}`)
    for (const message of words) await service.pushMessage({ recipients: [recipient], message, topic })
    await Promise.all(words.map((message) => recipients.saw('frank', message)))

    const filter = { recipient, topic, createdAt: { from, to: new Date(now() + 60_000) } }
    const listed: unknown[] = []
    let pages = 0
    for await (const { items } of service.messages(filter).pages()) {
      pages++
      listed.push(...items.map(({ message }) => message))
    }
    if (words.some((message) => !listed.includes(message))) throw new Error(`listed ${listed.join(', ')}`)
    const earlier = await service.messages({ ...filter, createdAt: { to: from } }).page()
    if (earlier.items.length > 0) throw new Error('a filter let a message through')
    return `frank saw all; they are on ${pages} pages, and on none before`
  },
}
