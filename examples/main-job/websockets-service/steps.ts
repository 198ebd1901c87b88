// The story, in order. A new step is a file under steps/ and a line here.

import type { Step } from '../story.ts'
import type { Job } from './job.ts'
import { askVersion } from './steps/ask-version.ts'
import { comeBack } from './steps/come-back.ts'
import { connect } from './steps/connect.ts'
import { expire } from './steps/expire.ts'
import { hold } from './steps/hold.ts'
import { listPages } from './steps/list-pages.ts'
import { pushGlobally } from './steps/push-globally.ts'
import { pushToOne } from './steps/push-to-one.ts'
import { pushToSome } from './steps/push-to-some.ts'
import { pushToTopic } from './steps/push-to-topic.ts'
import { refuseAddress } from './steps/refuse-address.ts'
import { refuseKey } from './steps/refuse-key.ts'
import { refuseOrigin } from './steps/refuse-origin.ts'
import { refuseScope } from './steps/refuse-scope.ts'
import { sendNothing } from './steps/send-nothing.ts'

export const steps: readonly Step<Job>[] = [
  askVersion,
  connect,
  pushToOne,
  pushToSome,
  pushGlobally,
  pushToTopic,
  hold,
  expire,
  listPages,
  comeBack,
  refuseOrigin,
  refuseAddress,
  refuseScope,
  refuseKey,
  sendNothing,
]
