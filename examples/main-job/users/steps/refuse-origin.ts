import { OriginNotApprovedError } from 'channelkit/errors'
import { connectUsersEvents } from 'channelkit/users'
import { WebSocket } from 'ws'
import { refusalOf } from '../../refusal.ts'
import type { Step } from '../../story.ts'
import type { Job } from '../job.ts'

export const refuseOrigin: Step<Job> = {
  title: 'another origin, and none',
  async run({ closing, events, server }) {
    // A refusal is a connection that is cut: that others stay connected is what makes it one.
    await events()
    const { socketUrl: url } = server('events')
    const told: string[] = []
    for (const headers of [{ origin: 'https://stranger.test' }, undefined]) {
      const stranger = closing(connectUsersEvents({ url, headers, WebSocket }))
      const { origin = 'none' } = await refusalOf(
        stranger.approved({ timeout: 10_000 }),
        (error) => error instanceof OriginNotApprovedError,
        `${headers?.origin ?? 'none'} is approved`,
      )
      told.push(`${origin} is refused, and not tried again`)
    }
    return told.join('; ')
  },
}
