// The table against the fake. It has to answer as the real server does; where they differ, the fake is wrong.

import { afterAll, beforeAll, describe, test } from 'vitest'
import { listen, type Listener } from '../../mocks/node.ts'
import type { ServerKind } from './case.ts'
import { contractCases } from './cases/index.ts'
import { fakeOf } from './support/fakes.ts'
import { runCase, type Target, targetOf } from './support/run-case.ts'
import { isUsedUp, testRows } from './support/shares.ts'

/** Milliseconds; some wait until a push was given up. */
const timeout = 20_000

testRows(contractCases('fake'), 'fake', (kind, rows) => {
  describe(`set up as ${kind}`, () => {
    let shared: Listener
    beforeAll(async () => {
      shared = await start(kind)
    })
    afterAll(() => shared.close())
    for (const row of rows) {
      test(`${row.operation}: the fake ${row.name}`, { timeout }, async () => {
        if (!isUsedUp(kind)) return runCase(row, target(shared))
        const own = await start(kind)
        await runCase(row, target(own)).finally(() => own.close())
      })
    }
  })
})

function start(kind: ServerKind): Promise<Listener> {
  return listen(fakeOf(kind), { port: 0 })
}

function target({ host, port }: Listener): Target {
  return targetOf(`http://app-key:app-secret@${host}:${port}/apps/app-id`, `http://${host}:${port}`)
}
