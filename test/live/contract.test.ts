// The contract table against the real server, which is the judge of the contract.

import { describe, inject, test } from 'vitest'
import { contractCases } from '../contract/cases/index.ts'
import { runCase, targetOf } from '../contract/support/run-case.ts'

const { url, metricsPort } = inject('sockudo')
// A server that was not started here has its metrics where its operator put them; 9601 is Sockudo's default.
const metricsUrl =
  process.env['SOCKUDO_METRICS_URL'] ?? `http://${new URL(url).hostname}:${metricsPort ?? 9601}`
const target = targetOf(url, metricsUrl)

for (const row of contractCases(Math.random().toString(36).slice(2, 8))) {
  describe(row.operation, () => {
    test(`the real server ${row.name}`, () => runCase(row, target))
  })
}
