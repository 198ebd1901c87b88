// The table against Prism, which knows nothing but the contract.

import { afterAll, beforeAll, describe, test } from 'vitest'
import { contractCases } from './cases/index.ts'
import { askPrism } from './support/ask-prism.ts'
import { type Prism, startPrism } from './support/prism.ts'

let prism: Prism
beforeAll(async () => {
  prism = await startPrism()
})
afterAll(() => prism.close())

for (const row of contractCases('prism')) {
  const reason = row.cannot?.prism
  if (reason !== undefined) {
    describe(row.operation, () => test.skip(`${row.name}: ${reason}`))
    continue
  }
  const verb = typeof row.prism === 'string' ? `Prism ${row.prism}` : 'Prism, prompted, answers'
  describe(row.operation, () => {
    test(`${verb}: ${row.name}`, () => askPrism(row, prism.url))
  })
}
