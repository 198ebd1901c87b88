import { MetaRequestError } from 'channelkit/errors'
import { refusalOf } from '../../refusal.ts'
import { Lacking, type Step } from '../../story.ts'
import type { Job } from '../job.ts'
import { connectWithoutKey } from '../without-key.ts'

export const tokensKeepMeta: Step<Job> = {
  title: 'tokens: meta takes the key',
  async run(job) {
    const { rest } = job.server('tokens')
    if (rest === undefined) throw new Lacking('needs --url and --username')
    const { meta } = (await job.tokens()).socket
    await meta.setProperty(rest.username, 'mainJob', true)
    if ((await meta.getProperty(rest.username, 'mainJob')) !== true) throw new Error('was not kept')
    const { socket: keyless } = await connectWithoutKey(job)
    const { reason } = await refusalOf(
      keyless.meta.get(rest.username),
      (error) => error instanceof MetaRequestError,
      'everybody may read meta',
    )
    return `kept with it; without: ${reason}`
  },
}
