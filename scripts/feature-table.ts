// npm run docs:features [-- --check]: docs/feature-table.md, which says for each feature which tests prove it.

import type { Feature, NoProof, Proof } from '../test/feature-table/feature.ts'
import { sections } from '../test/feature-table/features.ts'
import { missingTests, nameOf } from '../test/feature-table/missing-tests.ts'
import { row, writeOrCheck } from './documents/write-or-check.ts'

const missing = await missingTests(sections)
for (const name of missing) console.error(`there is no such test: ${name}`)
if (missing.length > 0) process.exitCode = 1

const features = sections.flatMap((section) => section.features)
const count = (holds: (feature: Feature) => boolean): number => features.filter(holds).length

const tables = sections.flatMap(({ title, features }) => [
  '',
  `## ${title}`,
  '',
  row('', 'feature', 'proven by'),
  row('---', '---', '---'),
  ...features.map((feature) =>
    row(feature.kind === 'expected' ? '★' : '', describe(feature), provenBy(feature.proof)),
  ),
])

const content = `<!-- Made by npm run docs:features from test/feature-table/; do not edit. -->

# What it can do, and what proves it

★ marks what the READMEs of earlier server libraries promise. The other rows are what none of eight libraries has that we
compared: those of Pusher for .NET, Node and edge runtimes, and those of Sockudo for .NET, Python, Node, Rust and Go.

${features.length} features: ${count(({ proof }) => 'length' in proof)} are proven by tests, ${count(({ proof }) => 'notBuilt' in proof)} are not built, ${count(({ proof }) => 'leftOut' in proof)} are left out, and
${count(({ proof }) => 'noTestYet' in proof)} have no test yet. A test is named by its file and its titles as they stand there; \`%s\` and the like are filled in for
each of its inputs. Tests under \`test/live/\` run on a real Sockudo.
${tables.join('\n')}
`

await writeOrCheck('docs/feature-table.md', content, 'npm run docs:features')

function describe({ name, note }: Feature): string {
  return note === undefined ? name : `${name}. ${note}`
}

function provenBy(proof: readonly Proof[] | NoProof): string {
  if ('notBuilt' in proof) return `**Not built:** ${proof.notBuilt}.`
  if ('leftOut' in proof) return `**Left out:** ${proof.leftOut}.`
  if ('noTestYet' in proof) return `**No test yet:** ${proof.noTestYet}.`
  return proof
    .map((one) => ('script' in one ? `\`${nameOf(one)}\`` : `\`${one.file}\`: ${nameOf(one)}`))
    .join('<br>')
}
