import { OriginNotApprovedError } from 'channelkit/errors'
import { connectUsersEvents } from 'channelkit/users'
import { WebSocket } from 'ws'
import { refusalOf } from '../../refusal.ts'
import type { Step } from '../../story.ts'
import type { Job } from '../job.ts'

export const tokensRefuseKey: Step<Job> = {
  title: 'tokens: another key',
  async run({ closing, server, tokens }) {
    // A refusal is a connection that is cut: that the right key stays connected is what makes it one.
    await tokens()
    const { socketUrl: url } = server('tokens')
    const apiKey = 'a-key-that-nobody-knows'
    const stranger = closing(connectUsersEvents({ url, dialect: 'tokens', apiKey, WebSocket }))
    await refusalOf(
      stranger.approved({ timeout: 10_000 }),
      (error) => error instanceof OriginNotApprovedError,
      'the key is taken',
    )
    return 'is refused, and not tried again'
  },
}
