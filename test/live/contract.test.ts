// The contract table against the real server, which is the judge of the contract.

import { afterAll, describe, inject, test } from 'vitest'
import { contractCases } from '../contract/cases/index.ts'
import { runCase, type Target, targetOf } from '../contract/support/run-case.ts'
import { isUsedUp, testRows } from '../contract/support/shares.ts'
import { findSockudo } from './server/find.ts'
import type { LiveServer, OwnServer } from './server/start.ts'
import { startKind } from './support/start-kind.ts'

const running = inject('sockudo')
// SOCKUDO_URL names one server, set up as it is; what needs another needs the binary.
const missing = await findSockudo().then(
  () => undefined,
  ({ message }: Error) => message,
)

/** Milliseconds; some wait until a push was given up. */
const timeout = 20_000

testRows(contractCases(Math.random().toString(36).slice(2, 8)), 'live', (kind, rows) => {
  describe(`set up as ${kind}`, () => {
    const started: OwnServer[] = []
    let shared: LiveServer | undefined = kind === 'full' ? running : undefined
    afterAll(() => Promise.all(started.map((server) => server.stop())))
    const serverOf = async (): Promise<LiveServer> => {
      if (shared !== undefined) return shared
      const server = await startKind(kind)
      started.push(server)
      shared = server
      return server
    }
    for (const row of rows) {
      test(`${row.operation}: the real server ${row.name}`, { timeout }, async ({ skip }) => {
        if (kind !== 'full' && missing !== undefined) return skip(missing)
        if (!isUsedUp(kind)) return runCase(row, target(await serverOf()))
        const own = await startKind(kind)
        await runCase(row, target(own)).finally(() => own.stop())
      })
    }
  })
})

function target({ url, metricsPort }: LiveServer): Target {
  // A server that was not started here has its metrics where its operator put them; 9601 is Sockudo's default.
  const metricsUrl =
    process.env['SOCKUDO_METRICS_URL'] ?? `http://${new URL(url).hostname}:${metricsPort ?? 9601}`
  return targetOf(url, metricsUrl)
}
