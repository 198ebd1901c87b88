import { OriginNotApprovedError } from 'channelkit/errors'
import { connectUsersEvents } from 'channelkit/users'
import { WebSocket } from 'ws'
import type { Step } from '../../story.ts'
import type { Job } from '../job.ts'

export const refuseOrigin: Step<Job> = {
  title: 'another origin, and none',
  async run({ closing, server }) {
    const { socketUrl: url } = server('events')
    const told: string[] = []
    for (const headers of [{ origin: 'https://stranger.test' }, undefined]) {
      const events = closing(connectUsersEvents({ url, headers, WebSocket }))
      const error: unknown = await events.approved({ timeout: 10_000 }).catch((reason: unknown) => reason)
      if (!(error instanceof OriginNotApprovedError))
        throw new Error(`${headers?.origin ?? 'none'} is approved`)
      told.push(`${error.origin ?? 'none'} is refused, and not tried again`)
    }
    return told.join('; ')
  },
}
