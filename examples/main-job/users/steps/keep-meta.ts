import { MetaRequestError } from 'channelkit/errors'
import { refusalOf } from '../../refusal.ts'
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
    const [, kept, { reason }] = await Promise.all([
      meta.setProperty(rest.username, 'mainJob', { seen }),
      meta.getProperty(rest.username, 'mainJob'),
      refusalOf(
        meta.get('nobodyIsCalledThat'),
        (error) => error instanceof MetaRequestError,
        'somebody is called nobodyIsCalledThat',
      ),
    ])
    if (JSON.stringify(kept) !== JSON.stringify({ seen })) throw new Error(`got ${JSON.stringify(kept)}`)
    return `${JSON.stringify(kept)} of ${rest.username}; of nobody: ${reason}`
  },
}
