// The table of pusher-js against the fake, in this process.

import { describe } from 'vitest'
import { declareTable } from './support/declare.ts'
import { startFake } from './support/places.ts'
import { runInNode } from './support/run-in-node.ts'

describe('on the fake, in Node,', () => {
  declareTable({
    server: 'fake',
    runtime: 'node',
    start: startFake,
    run: (_, row, place) => runInNode(row, place),
  })
})
