import { describe, expect, it } from 'vitest'
import { missingTests } from '../feature-table/missing-tests.ts'
import { tables } from './tables.ts'
import { asFeatures } from './as-features.ts'

describe.each(tables)('the statements of $service', (table) => {
  it('name tests that exist', async () => {
    expect(await missingTests(asFeatures(table))).toEqual([])
  })

  it('are there once each, with a test or the reason why there is none', () => {
    const statements = table.sections.flatMap(({ title, statements: all }) =>
      all.map(({ says, proof }) => ({ name: `${title}: ${says}`, proof })),
    )
    expect(new Set(statements.map(({ name }) => name)).size).toBe(statements.length)
    for (const { proof } of statements) {
      expect('notTested' in proof ? proof.notTested.length : proof.length).toBeGreaterThan(0)
    }
  })
})
