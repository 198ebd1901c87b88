// The table of pusher-js against the real server, which is the judge: in Node, and in a page.

import { afterAll, describe } from 'vitest'
import { declareTable } from '../pusher-js/support/declare.ts'
import { startLive } from '../pusher-js/support/places.ts'
import { chromium, type ChromiumRunner, startChromium } from '../pusher-js/support/run-in-chromium.ts'
import { runInNode } from '../pusher-js/support/run-in-node.ts'
import { findSockudo } from './server/find.ts'

// SOCKUDO_URL names one server, set up as it is; each kind of server needs the binary.
const missing = await findSockudo().then(
  () => undefined,
  ({ message }: Error) => message,
)

let started: Promise<ChromiumRunner> | undefined
const runner = (): Promise<ChromiumRunner> => (started ??= startChromium(chromium!))
afterAll(async () => (await started)?.close())

describe('on the real server, in Node,', () => {
  declareTable({
    server: 'live',
    runtime: 'node',
    start: startLive,
    run: (_, row, place) => runInNode(row, place),
    missing,
  })
})

describe('on the real server, in Chromium,', () => {
  declareTable({
    server: 'live',
    runtime: 'chromium',
    start: startLive,
    files: async () => (await runner()).files,
    run: async (subject, row, place) => (await runner()).run(subject, row, place),
    missing:
      missing ?? (chromium === undefined ? 'there is no Chromium here; CHROMIUM names one' : undefined),
  })
})
