import { OriginNotApprovedError } from 'channelkit/errors'
import { connectUsersEvents } from 'channelkit/users'
import { WebSocket } from 'ws'
import type { Step } from '../../story.ts'
import type { Job } from '../job.ts'

export const tokensRefuseKey: Step<Job> = {
  title: 'tokens: another key',
  async run({ closing, server }) {
    const { socketUrl: url } = server('tokens')
    const apiKey = 'a-key-that-nobody-knows'
    const events = closing(connectUsersEvents({ url, dialect: 'tokens', apiKey, WebSocket }))
    const error: unknown = await events.approved({ timeout: 10_000 }).catch((reason: unknown) => reason)
    if (!(error instanceof OriginNotApprovedError)) throw new Error('the key is taken')
    return 'is refused, and not tried again'
  },
}
