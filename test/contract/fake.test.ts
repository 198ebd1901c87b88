// The table against the fake. It has to answer as the real server does; where they differ, the fake is wrong.

import { afterAll, beforeAll, describe, test } from 'vitest'
import { listen, type Listener } from '../../mocks/node.ts'
import { createFakeSockudo } from '../../mocks/sockudo/index.ts'
import { contractCases } from './cases/index.ts'
import { runCase, targetOf } from './support/run-case.ts'

let server: Listener
beforeAll(async () => {
  server = await listen(createFakeSockudo(), { port: 0 })
})
afterAll(() => server.close())

for (const row of contractCases('fake')) {
  describe(row.operation, () => {
    test(`the fake ${row.name}`, () => {
      const origin = `${server.host}:${server.port}`
      return runCase(row, targetOf(`http://app-key:app-secret@${origin}/apps/app-id`, `http://${origin}`))
    })
  })
}
