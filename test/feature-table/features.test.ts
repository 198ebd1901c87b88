import { expect, test } from 'vitest'
import { proof, type Section } from './feature.ts'
import { sections } from './features.ts'
import { missingTests } from './missing-tests.ts'

test('every test that the table names exists', async () => {
  expect(await missingTests(sections)).toEqual([])
})

test('every feature is there once and has a proof or says why not', () => {
  const names = sections.flatMap(({ title, features }) => features.map(({ name }) => `${title}: ${name}`))
  expect(new Set(names).size).toBe(names.length)
  for (const { proof } of sections.flatMap(({ features }) => features)) {
    expect('length' in proof ? proof.length : Object.values(proof).join('').length).toBeGreaterThan(0)
  }
})

test.each([
  ['a file that is not there', proof('nobody.test.ts', 'nothing')],
  ['a test that is not there', proof('core/version.test.ts', 'is another version')],
  [
    'a describe that is not there',
    proof('core/paging.test.ts', 'no list > gives the items of all pages, in order'),
  ],
  ['a title that is only mentioned', proof('feature-table/features.test.ts', 'nobody.test.ts')],
  ['a script that is not there', { script: 'prove' }],
])('%s is found', async (_, wrong) => {
  const section: Section = { title: 'T', features: [{ name: 'F', kind: 'new', proof: [wrong] }] }
  expect(await missingTests([section])).toHaveLength(1)
})
