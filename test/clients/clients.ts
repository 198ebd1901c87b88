// The clients that have a table.

import type { ClientCase } from './case.ts'
import { channelkitCases } from './channelkit/table.ts'
import { pusherNodeCases } from './pusher-node/table.ts'
import { startPython, stopPython } from './pusher-python/client.ts'
import { pusherPythonCases } from './pusher-python/table.ts'

export interface Client {
  /** Also the name of its recording. */
  readonly name: string
  readonly cases: readonly ClientCase[]
  /** Why it cannot run here; undefined when it can. */
  missing(): Promise<string | undefined>
  close(): Promise<void>
}

const always = { missing: async () => undefined, close: async () => {} }

export const clients: readonly Client[] = [
  { name: 'pusher-node', cases: pusherNodeCases, ...always },
  { name: 'pusher-python', cases: pusherPythonCases, missing: startPython, close: stopPython },
  { name: 'channelkit', cases: channelkitCases, ...always },
]
