// The story, in order. A new step is a file under steps/ and a line here.

import type { Step } from '../story.ts'
import type { Job } from './job.ts'
import { documentClientInNode } from './steps/document-client.ts'
import { documentPage } from './steps/document-page.ts'
import { echo } from './steps/echo.ts'
import { keepMeta } from './steps/keep-meta.ts'
import { kitPage } from './steps/kit-page.ts'
import { logIn } from './steps/log-in.ts'
import { otherEvents } from './steps/other-events.ts'
import { refuseOrigin } from './steps/refuse-origin.ts'
import { tokensByKey } from './steps/tokens-by-key.ts'
import { tokensKeepMeta } from './steps/tokens-keep-meta.ts'
import { tokensLogIn } from './steps/tokens-log-in.ts'
import { tokensOther } from './steps/tokens-other.ts'
import { tokensRefuseKey } from './steps/tokens-refuse-key.ts'

export const steps: readonly Step<Job>[] = [
  documentClientInNode,
  documentPage,
  kitPage,
  refuseOrigin,
  echo,
  logIn,
  keepMeta,
  otherEvents,
  tokensByKey,
  tokensRefuseKey,
  tokensLogIn,
  tokensKeepMeta,
  tokensOther,
]
