import { MetaRequestError } from 'channelkit/errors'
import { connectUsersEvents } from 'channelkit/users'
import { WebSocket } from 'ws'
import { Lacking, type Step } from '../../story.ts'
import type { Job } from '../job.ts'

export const tokensKeepMeta: Step<Job> = {
  title: 'tokens: meta takes the key',
  async run({ closing, server, tokens }) {
    const { origin, rest, socketUrl: url } = server('tokens')
    if (rest === undefined) throw new Lacking('needs --url and --username')
    const { meta } = (await tokens()).socket
    await meta.setProperty(rest.username, 'mainJob', true)
    if ((await meta.getProperty(rest.username, 'mainJob')) !== true) throw new Error('was not kept')
    const keyless = closing(connectUsersEvents({ url, dialect: 'tokens', headers: { origin }, WebSocket }))
    const error: unknown = await keyless.meta.get(rest.username).catch((reason: unknown) => reason)
    if (!(error instanceof MetaRequestError)) throw new Error('everybody may read meta')
    return `kept with it; without: ${error.reason}`
  },
}
