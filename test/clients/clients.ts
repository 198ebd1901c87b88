// The clients that have a table.

import type { ClientCase } from './case.ts'
import { channelkitCases } from './channelkit/table.ts'
import { called as calledInNode, methodsOfNode } from './pusher-node/client.ts'
import { pusherNodeCases } from './pusher-node/table.ts'
import { called as calledInPython, methodsOfPython, startPython, stopPython } from './pusher-python/client.ts'
import { pusherPythonCases } from './pusher-python/table.ts'

export interface Client {
  /** Also the name of its recording. */
  readonly name: string
  readonly cases: readonly ClientCase[]
  /** Why it cannot run here; undefined when it can. */
  missing(): Promise<Missing | undefined>
  /** Its public methods, and those that were called so far; our own client has both in its recording. */
  readonly coverage?: { methods(): Promise<readonly string[]>; readonly called: ReadonlySet<string> }
  close(): Promise<void>
}

export interface Missing {
  readonly why: string
  /** It is the machine's, and nothing that these tests could install: CI may go on without. */
  readonly excused: boolean
}

const always = { missing: async () => undefined, close: async () => {} }

export const clients: readonly Client[] = [
  {
    name: 'pusher-node',
    cases: pusherNodeCases,
    coverage: { methods: async () => methodsOfNode, called: calledInNode },
    ...always,
  },
  {
    name: 'pusher-python',
    cases: pusherPythonCases,
    missing: startPython,
    coverage: { methods: methodsOfPython, called: calledInPython },
    close: stopPython,
  },
  { name: 'channelkit', cases: channelkitCases, ...always },
]
