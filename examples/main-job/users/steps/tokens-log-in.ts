import { TokenType } from 'channelkit/users'
import { Lacking, type Step } from '../../story.ts'
import type { Job } from '../job.ts'
import { connectWithoutKey } from '../without-key.ts'

export const tokensLogIn: Step<Job> = {
  title: 'tokens: log in, and out again',
  async run(job) {
    const { rest } = job.server('tokens')
    if (rest === undefined) throw new Lacking('needs --url and --username')
    const { username, password } = rest
    const everything = await job.tokens()
    const users = job.closing(rest.users())
    await users.login({ username, password })
    await everything.log.find((event) => isOf(event, TokenType.Login, username), `no Login of ${username}`)
    // With the session of the user: it is told of this user, and of nobody else.
    const own = await connectWithoutKey(job, `SID=${users.session}`)
    await users.logout()
    for (const { log } of [everything, own]) {
      await log.find((event) => isOf(event, TokenType.Logout, username), `no Logout of ${username}`)
    }
    return `the key was told of Login and Logout, the user's own connection of the Logout`
  },
}

function isOf(event: object, type: string, username: string): boolean {
  return 'type' in event && event.type === type && 'username' in event && event.username === username
}
