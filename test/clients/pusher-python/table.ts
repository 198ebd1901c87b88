// Everything that the PyPI package pusher can do.

import type { ClientCase } from '../case.ts'
import { otherCases } from './others.ts'
import { publishingCases } from './publishing.ts'
import { serverCases } from './servers.ts'

/** The package takes no other app ids than numbers. */
export const pusherPythonCases: readonly ClientCase[] = [
  ...publishingCases,
  ...otherCases,
  ...serverCases,
].map((row) => ({ ...row, numbered: true }))
