import { EventType } from 'channelkit/users'
import { Lacking, type Step } from '../../story.ts'
import type { Job } from '../job.ts'

export const logIn: Step<Job> = {
  title: 'log in, and out again',
  async run({ closing, events, server }) {
    const { rest } = server('events')
    if (rest === undefined) throw new Lacking('needs --url and --username')
    const { log } = await events()
    const told = (type: number) =>
      log.find(
        (event) =>
          'eventType' in event &&
          event.eventType === type &&
          'username' in event &&
          event.username === rest.username,
        `no event ${type} of ${rest.username}`,
      )
    const users = closing(rest.users())
    await users.login({ username: rest.username, password: rest.password })
    await told(EventType.Login)
    await users.logout()
    await told(EventType.Logout)
    return `Login and Logout of ${rest.username} came over the socket`
  },
}
