import { WebSocket } from 'ws'
import type { Step } from '../../story.ts'
import type { Job } from '../job.ts'
import { documentClient } from '../page.ts'

export const documentClientInNode: Step<Job> = {
  title: 'the ws client of the document',
  async run({ server }) {
    const { socketUrl, origin: originOf } = server('events')
    const origin = originOf()
    const said = await documentClient(socketUrl, { headers: { origin }, WebSocket })
    return `in Node, from ${origin}: ${said}`
  },
}
