// Which rows of the table a target runs on which kind of server.

import { describe, test } from 'vitest'
import type { ContractCase, ServerKind } from '../case.ts'

const usedUp = new Set<ServerKind>(['limited', 'draining', 'crowded', 'apnsBusy'])

/** Kinds whose state every request changes, so that each row needs a server for itself. */
export function isUsedUp(kind: ServerKind): boolean {
  return usedUp.has(kind)
}

/** Declares a test for each row; those that the target cannot run are skipped with their reason. */
export function testRows(
  rows: readonly ContractCase[],
  target: 'fake' | 'live',
  run: (kind: ServerKind, rows: readonly ContractCase[]) => void,
): void {
  for (const row of rows) {
    const reason = row.cannot?.[target]
    if (reason !== undefined) describe(row.operation, () => test.skip(`${row.name}: ${reason}`))
  }
  const able = rows.filter(({ cannot }) => cannot?.[target] === undefined)
  const kinds = new Set(able.map(kindOf))
  for (const kind of kinds) {
    run(
      kind,
      able.filter((row) => kindOf(row) === kind),
    )
  }
}

function kindOf({ server = 'full' }: ContractCase): ServerKind {
  return server
}
