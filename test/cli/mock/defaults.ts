// The configuration that the mock command plays unless it is told otherwise, setting by setting: a question to a server,
// and what one with that configuration answers. The same table runs on the real server, so that the two cannot drift.

import { appDefaults } from './defaults-of-app.ts'
import { serverDefaults } from './defaults-of-server.ts'
import type { Default } from './questions.ts'

export const defaults: readonly Default[] = [...serverDefaults, ...appDefaults]
