import type { Step } from '../../story.ts'
import type { Job } from '../job.ts'

/** More than a server takes at once, so that the call is split into two requests. */
const count = 120

export const publishMany: Step<Job> = {
  title: `publish to ${count} channels`,
  async run({ sockudo, alice, channel }) {
    const names = Array.from({ length: count }, (_, index) => channel(`room-${index + 1}`))
    const watched = [names[0]!, names[99]!, names[100]!, names[119]!]
    await Promise.all(watched.map((name) => alice.subscribe(name)))
    await sockudo.trigger(names, 'notice', 'closing in five minutes')
    await Promise.all(watched.map((name) => alice.saw(name, 'notice')))
    return `alice saw notice on channels 1, 100, 101 and ${count}`
  },
}
