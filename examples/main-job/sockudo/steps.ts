// The story, in order. A new step is a file under steps/ and a line here.

import type { Step } from '../story.ts'
import type { Job } from './job.ts'
import { authorizePresence } from './steps/authorize-presence.ts'
import { authorizePrivate } from './steps/authorize-private.ts'
import { connect } from './steps/connect.ts'
import { encrypt } from './steps/encrypt.ts'
import { excludeSocket } from './steps/exclude-socket.ts'
import { publishBatch } from './steps/publish-batch.ts'
import { publishMany } from './steps/publish-many.ts'
import { publishOnce } from './steps/publish-once.ts'
import { publishOne } from './steps/publish-one.ts'
import { readState } from './steps/read-state.ts'
import { receiveWebhook } from './steps/receive-webhook.ts'
import { signIn } from './steps/sign-in.ts'

export const steps: readonly Step<Job>[] = [
  connect,
  publishOne,
  publishMany,
  publishBatch,
  publishOnce,
  excludeSocket,
  readState,
  authorizePrivate,
  authorizePresence,
  encrypt,
  signIn,
  receiveWebhook,
]
