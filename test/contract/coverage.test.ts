// No documented answer goes unexplained: each has a case, or a reason why nothing provokes it.

import { describe, expect, test } from 'vitest'
import type { ContractCase, Expectation } from './case.ts'
import { contractCases } from './cases/index.ts'
import { readContract } from './support/contracts.ts'
import { coverageOf } from './support/coverage.ts'
import { documentedAnswers } from './support/outcomes.ts'
import { type Unprovoked, unprovoked } from './unprovoked.ts'

const documented = documentedAnswers(await readContract('sockudo'))
const coverage = coverageOf(documented, contractCases('coverage'), unprovoked)

test('every documented status and code has a case or a reason', () => {
  expect(documented.length).toBeGreaterThan(100)
  expect(coverage.unexplained).toEqual([])
})

test('every case expects a status and a code that are documented', () => {
  expect(coverage.undocumented).toEqual([])
})

test('every reason is for a documented answer that has no case', () => {
  expect(coverage.stale).toEqual([])
})

describe('what the guard finds', () => {
  const answers = [
    { operation: 'getUsage', status: 200, outcome: '' },
    { operation: 'getUsage', status: 404, outcome: 'text' },
    { operation: 'getUsage', status: 500, outcome: 'internal_error' },
  ]
  const row = (expected: Expectation): ContractCase => ({
    operation: 'getUsage',
    name: 'tells something',
    expect: expected,
    prism: 'accepts',
  })
  const because = (status: number, outcome: string, operations: Unprovoked['operations']): Unprovoked => ({
    operations,
    status,
    outcome,
    reason: 'It cannot be provoked',
  })
  const fine = [row({ status: 200 }), row({ status: 404, message: 'NOT FOUND' })]
  const reason = because(500, 'internal_error', 'all')

  test('is nothing where each answer has a case or a reason', () => {
    const { unexplained, undocumented, stale } = coverageOf(answers, fine, [reason])
    expect({ unexplained, undocumented, stale }).toEqual({ unexplained: [], undocumented: [], stale: [] })
  })

  test('is an answer that has neither', () => {
    expect(coverageOf(answers, [row({ status: 200 })], [reason]).unexplained).toEqual(['getUsage 404 text'])
  })

  test('is a case that expects another code or status', () => {
    const wrong = [row({ status: 500, code: 'draining' }), row({ status: 418 })]
    expect(coverageOf(answers, [...fine, ...wrong], [reason]).undocumented).toHaveLength(2)
  })

  test('is a reason for an answer that has a case', () => {
    const stale = because(404, 'text', ['getUsage'])
    expect(coverageOf(answers, fine, [reason, stale]).stale).toEqual(['getUsage 404 text'])
  })

  test('is a reason for an answer that is not documented', () => {
    const stale = because(503, 'draining', 'all')
    expect(coverageOf(answers, fine, [reason, stale]).stale).toEqual(['all 503 draining'])
  })
})
