// The story of the users server: what its document shows, in both dialects of its socket.

import { ArgumentError } from 'channelkit/errors'
import type { Story } from '../story.ts'
import { type Job, openJob } from './job.ts'
import { steps } from './steps.ts'

const options = {
  'socket-url': { type: 'string' },
  dialect: { type: 'string' },
  origin: { type: 'string' },
  url: { type: 'string' },
  username: { type: 'string' },
} as const

export const story: Story<Job, typeof options> = {
  usage: `[--socket-url ws://host:port [--dialect events|tokens] [--origin ORIGIN]
  [--url http://host:port/prefix --username NAME]]

The variable USERS_API_KEY has the API key of a server of yours, USERS_PASSWORD the password of NAME. ORIGIN is one that the
server approves: events needs it, tokens only where a step connects without the key.`,
  options,
  async open({ 'socket-url': socketUrl, dialect = 'events', origin, url, username }) {
    if (socketUrl === undefined) {
      for (const [name, value] of Object.entries({ origin, url, username })) {
        if (value !== undefined) throw new ArgumentError(`--${name}`, 'goes with --socket-url')
      }
      return openJob()
    }
    if (dialect !== 'events' && dialect !== 'tokens') {
      throw new ArgumentError('--dialect', 'must be events or tokens')
    }
    const { USERS_API_KEY: apiKey, USERS_PASSWORD: password } = process.env
    if (url !== undefined && (username === undefined || password === undefined)) {
      throw new ArgumentError('--url', 'needs --username and the variable USERS_PASSWORD')
    }
    if (dialect === 'events' && origin === undefined) {
      throw new ArgumentError('--origin', 'is needed: events knows no key, so the origin decides')
    }
    return openJob({ socketUrl, dialect, origin, url, username, password, apiKey })
  },
  steps,
}
