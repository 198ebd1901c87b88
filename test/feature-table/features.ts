// The rows of docs/feature-table.md, section by section.

import type { Section } from './feature.ts'
import { authorization } from './rows/authorization.ts'
import { construction } from './rows/construction.ts'
import { encryption } from './rows/encryption.ts'
import { errors } from './rows/errors.ts'
import { messages } from './rows/messages.ts'
import { platforms } from './rows/platforms.ts'
import { publishing } from './rows/publishing.ts'
import { push } from './rows/push.ts'
import { signing } from './rows/signing.ts'
import { state } from './rows/state.ts'
import { tooling } from './rows/tooling.ts'
import { webhooks } from './rows/webhooks.ts'

export const sections: readonly Section[] = [
  construction,
  publishing,
  errors,
  authorization,
  encryption,
  state,
  messages,
  push,
  webhooks,
  signing,
  platforms,
  tooling,
]
