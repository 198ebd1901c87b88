// The table of pusher-js against the fake, in a page.

import { afterAll, describe } from 'vitest'
import { declareTable } from './support/declare.ts'
import { startFake } from './support/places.ts'
import { chromium, type ChromiumRunner, startChromium } from './support/run-in-chromium.ts'

let started: Promise<ChromiumRunner> | undefined
const runner = (): Promise<ChromiumRunner> => (started ??= startChromium(chromium!))
afterAll(async () => (await started)?.close())

describe('on the fake, in Chromium,', () => {
  declareTable({
    server: 'fake',
    runtime: 'chromium',
    start: startFake,
    files: async () => (await runner()).files,
    run: async (subject, row, place) => (await runner()).run(subject, row, place),
    missing: chromium === undefined ? 'there is no Chromium here; CHROMIUM names one' : undefined,
  })
})
