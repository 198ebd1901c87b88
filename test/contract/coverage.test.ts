// No documented answer goes unexplained: each has a case, or a reason why nothing provokes it.

import { describe, expect, test } from 'vitest'
import type { ContractCase, Expectation } from './case.ts'
import { contractCases } from './cases/index.ts'
import { readContract } from './support/contracts.ts'
import { coverageOf } from './support/coverage.ts'
import { documentedAnswers } from './support/outcomes.ts'
import { exampleCoverage, namedFailures } from './support/examples.ts'
import { type Unprovoked, unprovoked, withoutCase } from './unprovoked.ts'

const contract = await readContract('sockudo')
const cases = contractCases('coverage')
const documented = documentedAnswers(contract)
const coverage = coverageOf(documented, cases, unprovoked)
const examples = exampleCoverage(namedFailures(contract), cases, withoutCase)

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

test('every failure that the contract names has a case or a reason', () => {
  expect(examples.failures.length).toBeGreaterThan(200)
  expect(examples.unexplained).toEqual([])
})

test('every case names an example of its operation that says what the case expects', () => {
  expect(examples.wrong).toEqual([])
})

test('every reason is for a failure that has no case', () => {
  expect(examples.stale).toEqual([])
})

describe('what the guard finds among the failures with a name', () => {
  const failures = [
    { name: 'nameTooLong', status: 400, message: "Name 'xxx' is too long", operations: ['getUsage'] },
    { name: 'nameEmpty', status: 400, message: 'Name is empty', operations: ['getUsage'] },
  ]
  const row = (more: Partial<ContractCase>, message: string): ContractCase => ({
    operation: 'getUsage',
    name: 'tells something',
    expect: { status: 400, message },
    prism: 'refuses',
    ...more,
  })
  const tooLong = row({ shows: 'nameTooLong' }, "Name 'a long")
  const empty = row({}, 'Name is empty')

  test('is nothing where each has a case', () => {
    const { unexplained, wrong, stale } = exampleCoverage(failures, [tooLong, empty], [])
    expect({ unexplained, wrong, stale }).toEqual({ unexplained: [], wrong: [], stale: [] })
  })

  test('is a failure whose message no case expects alone', () => {
    const vague = row({}, 'Name ')
    expect(exampleCoverage(failures, [tooLong, vague], []).unexplained).toEqual(['nameEmpty'])
  })

  test('is a case that names an example which says something else', () => {
    const other = row({ prism: { prompted: 'nameEmpty' } }, "Name 'a long")
    const unknown = row({ shows: 'nameOdd' }, 'Name is odd')
    expect(exampleCoverage(failures, [tooLong, empty, unknown], []).wrong).toHaveLength(1)
    const distant = [{ ...failures[0]!, message: 'Too many names' }]
    expect(exampleCoverage(distant, [tooLong, other], []).wrong).toHaveLength(2)
  })

  test('is a reason for a failure that has a case', () => {
    const reason = { examples: ['nameEmpty'], reason: 'It cannot be provoked' }
    expect(exampleCoverage(failures, [tooLong, empty], [reason]).stale).toEqual(['nameEmpty'])
  })
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
