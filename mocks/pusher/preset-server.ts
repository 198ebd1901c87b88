// What a preset says about its server; the engine and the rest of this folder are the same for all.

import type { Words } from '../sockudo/faults/words.ts'
import type { Answer } from '../sockudo/http/answer.ts'
import type { ServerKind } from '../sockudo/server-kind.ts'
import type { Rules } from '../sockudo/strict/rules.ts'
import type { Asked } from './http/call.ts'
import type { PusherLimits } from './limits.ts'
import type { PusherOperation } from './operations.ts'

export interface PresetServer {
  readonly limits: PusherLimits
  /** Seconds after which clients shall ask whether the connection is still there. */
  readonly activityTimeout: number
  readonly rules: Rules
  /** The events of its webhooks; none where it has no webhooks. */
  readonly webhooks: readonly string[]
  readonly operations: readonly PusherOperation[]
  /** Answers a request, wherever it goes. @throws Failure */
  answer(asked: Asked): Answer
  readonly accept: ServerKind<PusherOperation>['accept']
  /** Answers in the place of its own. */
  readonly words: Words
}
