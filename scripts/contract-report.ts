// npm run docs:report [-- --check]: docs/contract-report.md, which says what of the contract is proven, by which case and
// on which server.

import type { ContractCase } from '../test/contract/case.ts'
import { contractCases } from '../test/contract/cases/index.ts'
import { operationsOf, readContract } from '../test/contract/support/contracts.ts'
import { type Covered, coverageOf } from '../test/contract/support/coverage.ts'
import { exampleCoverage, namedFailures } from '../test/contract/support/examples.ts'
import { describeAnswer, documentedAnswers } from '../test/contract/support/outcomes.ts'
import { unprovoked, withoutCase } from '../test/contract/unprovoked.ts'
import { row, writeOrCheck } from './documents/write-or-check.ts'

const contract = await readContract('sockudo')
const cases = contractCases('report')
const { answers, unexplained } = coverageOf(documentedAnswers(contract), cases, unprovoked)
const examples = exampleCoverage(namedFailures(contract), cases, withoutCase)
const shown = examples.failures.filter((failure) => failure.cases.length > 0)
const open = [...unexplained, ...examples.unexplained]
if (open.length > 0) {
  console.error(`neither a case nor a reason: ${open.join(', ')}`)
  process.exitCode = 1
}
const operations = operationsOf(contract)
const provoked = answers.filter((answer) => answer.cases.length > 0)
const on = (target: 'fake' | 'prism' | 'live'): number =>
  cases.filter(({ cannot }) => cannot?.[target] === undefined).length

const sections = operations.flatMap(({ id, method, path }) => [
  '',
  `## ${id}`,
  '',
  `\`${method} ${path}\``,
  '',
  ...answersOf(answers.filter(({ operation }) => operation === id)),
  ...tableOf(cases.filter(({ operation }) => operation === id)),
])

const content = `<!-- Made by npm run docs:report from the table in test/contract/; do not edit. -->

# The contract, case by case

${operations.length} operations document ${answers.length} answers, told apart by status and code. ${provoked.length} of
them are provoked by ${cases.length} cases; for the others this page says why not. The same cases run against three targets:

- the **fake** that the package ships (${on('fake')} cases);
- **Prism**, which knows nothing but the contract (${on('prism')} cases): it *accepts* a valid request, *refuses* an invalid one,
  or, where the request is valid by its shape, *gives* the documented answer when asked for it by the name of an example;
- a real **Sockudo ${contract.info.version}** (${on('live')} cases), which is the judge.

Every answer of the fake and of the real server is also checked against the contract with all object schemas closed. \`text\`
is a failure in plain text, \`limiter\` one of the rate limiter; neither has a code.

The contract names ${examples.failures.length} failures by an example. ${shown.length} of them are the answer to a case, which says the same; the
others:

${withoutCase.map(({ examples, reason }) => `- ${examples.map((name) => `\`${name}\``).join(', ')}: ${reason}.`).join('\n')}

${overview().join('\n')}
${sections.join('\n')}
`

await writeOrCheck('docs/contract-report.md', content, 'npm run docs:report')

function overview(): string[] {
  return [
    row('operation', 'documented answers', 'provoked', 'cases'),
    row('---', '---', '---', '---'),
    ...operations.map(({ id }) => {
      const own = answers.filter(({ operation }) => operation === id)
      const rows = cases.filter(({ operation }) => operation === id)
      const known = own.filter((answer) => answer.cases.length > 0)
      return row(`[${id}](#${id.toLowerCase()})`, own.length, known.length, rows.length)
    }),
  ]
}

function answersOf(documented: readonly Covered[]): string[] {
  const known = documented.filter((answer) => answer.cases.length > 0)
  const reasons = documented.filter((answer) => answer.cases.length === 0)
  return [
    `Provoked: ${known.map((answer) => `${describeAnswer(answer)} (${answer.cases.length})`).join(', ')}.`,
    '',
    ...reasons.map(
      (answer) => `- Not provoked: ${describeAnswer(answer)}. ${answer.reason ?? 'Unexplained'}.`,
    ),
    ...(reasons.length > 0 ? [''] : []),
  ]
}

function tableOf(rows: readonly ContractCase[]): string[] {
  return [
    row('case', 'answer', 'fake', 'Prism', 'Sockudo'),
    row('---', '---', '---', '---', '---'),
    ...rows.map((one) =>
      row(
        one.name + (one.server === undefined || one.server === 'full' ? '' : ` (on a ${one.server} server)`),
        describeAnswer({ status: one.expect.status, outcome: outcomeOf(one) }),
        one.cannot?.fake ?? 'runs',
        one.cannot?.prism ?? roleOf(one),
        one.cannot?.live ?? 'runs',
      ),
    ),
  ]
}

function outcomeOf(one: ContractCase): string {
  return answers.find((answer) => answer.cases.includes(one))?.outcome ?? ''
}

function roleOf({ prism }: ContractCase): string {
  return typeof prism === 'string' ? prism : `gives \`${prism.prompted}\``
}
