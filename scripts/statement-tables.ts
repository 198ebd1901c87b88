// npm run docs:statements [-- --check]: docs/statements/, which say for each statement of a service's document which
// tests prove it.

import { nameOf, missingTests } from '../test/feature-table/missing-tests.ts'
import { asFeatures } from '../test/statements/as-features.ts'
import type { Statement, StatementTable } from '../test/statements/statement.ts'
import { tables } from '../test/statements/tables.ts'
import { row, writeOrCheck } from './documents/write-or-check.ts'

for (const table of tables) {
  for (const name of await missingTests(asFeatures(table))) {
    console.error(`there is no such test: ${name}`)
    process.exitCode = 1
  }
  await writeOrCheck(`docs/statements/${table.service}.md`, pageOf(table), 'npm run docs:statements')
}

function pageOf({ service, document, sections }: StatementTable): string {
  const statements = sections.flatMap((section) => section.statements)
  const tested = statements.filter(({ proof }) => !('notTested' in proof)).length
  const lines = sections.flatMap((section) => [
    '',
    `## ${section.title}`,
    '',
    row('the document says', 'proven by'),
    row('---', '---'),
    ...section.statements.map((statement) => row(describe(statement), provenBy(statement))),
  ])
  return `<!-- Made by npm run docs:statements from test/statements/${service}.ts; do not edit. -->

# ${document}, statement by statement

${statements.length} statements, ${tested} with tests. A test is named by its file and its titles as they stand there; \`%s\` and the like
are filled in for each of its inputs.
${lines.join('\n')}
`
}

function describe({ says, note }: Statement): string {
  return note === undefined ? says : `${says}. *${note}*`
}

function provenBy({ proof }: Statement): string {
  if ('notTested' in proof) return `No test: ${proof.notTested}.`
  return proof
    .map((one) => ('script' in one ? `\`${nameOf(one)}\`` : `\`${one.file}\`: ${nameOf(one)}`))
    .join('<br>')
}
