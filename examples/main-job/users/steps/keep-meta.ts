import { MetaRequestError } from 'channelkit/errors'
import { Lacking, type Step } from '../../story.ts'
import type { Job } from '../job.ts'

export const keepMeta: Step<Job> = {
  title: 'keep something of a user',
  async run({ events, server }) {
    const { rest } = server('events')
    if (rest === undefined) throw new Lacking('needs --url and --username')
    const { meta } = (await events()).socket
    const seen = new Date().toISOString()
    // At once: the calls go one after the other, because an answer does not say what it answers.
    const [, kept, refused] = await Promise.all([
      meta.setProperty(rest.username, 'mainJob', { seen }),
      meta.getProperty(rest.username, 'mainJob'),
      meta.get('nobodyIsCalledThat').catch((error: unknown) => error),
    ])
    if (JSON.stringify(kept) !== JSON.stringify({ seen })) throw new Error(`got ${JSON.stringify(kept)}`)
    if (!(refused instanceof MetaRequestError)) throw new Error('somebody is called nobodyIsCalledThat')
    return `${JSON.stringify(kept)} of ${rest.username}; of nobody: ${refused.reason}`
  },
}
