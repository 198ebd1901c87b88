import { connectUsersEvents, EventType } from 'channelkit/users'
import { WebSocket } from 'ws'
import type { Step } from '../../story.ts'
import type { Job } from '../job.ts'
import { watch } from '../watcher.ts'

export const echo: Step<Job> = {
  title: 'echo to one, echo to all',
  async run({ closing, events, server }) {
    const { socket } = await events()
    const { socketUrl: url, origin } = server('events')
    const other = await watch(closing(connectUsersEvents({ url, headers: { origin: origin() }, WebSocket })))
    const { message } = await socket.echo('Hello world?')
    await socket.echo('Hello all?', { broadcast: true })
    const heard = await other.log.find((event) => isEcho(event), 'the other connection heard no echo')
    if (!('message' in heard) || heard.message !== 'Hello all?')
      throw new Error('the other one heard too much')
    return `"${message}" came back to one, "${heard.message}" to both`
  },
}

function isEcho(event: object): boolean {
  return 'eventType' in event && event.eventType === EventType.Echo
}
