// npm run docs:reference: HTML pages under docs/reference/: one per contract, and one each for its socket and its GraphQL
// schema. A page asks no other server for anything: it can be opened from a folder, a train and an archive.

import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { createTally } from '../test/package/tally.ts'
import { readContract, readSocket, services } from '../test/contract/support/contracts.ts'
import { asksElsewhere, policy } from '../test/docs/asks-elsewhere.ts'
import { readSamples, sampleNames } from '../test/docs/samples.ts'
import { pagesOf } from './reference/pages.ts'

const folder = await mkdtemp(join(tmpdir(), 'channelkit-reference-'))
const tally = createTally()
await mkdir('docs/reference', { recursive: true })
for (const service of await services()) {
  const samples = await readSamples(service)
  for (const { name, title, source, ending, shows } of await pagesOf(service, samples)) {
    const page = `docs/reference/${name}.html`
    let html = ''
    await tally.check(`${page} is built`, async () => {
      const file = join(folder, `${name}.${ending}`)
      await writeFile(file, source)
      await build(file, page, title)
      html = withoutLogo(await readFile(page, 'utf8'))
      await writeFile(page, html)
      return `${Math.round(html.length / 1024)} KiB`
    })
    await tally.check(`${page} asks no other server for anything`, () => {
      const asked = asksElsewhere(html)
      if (asked.length > 0) throw new Error(asked.join('\n'))
    })
    await tally.check(`${page} shows everything that there is`, () => {
      const missing = shows.filter((words) => !html.includes(words))
      if (missing.length > 0) throw new Error(`not there: ${missing.join(', ')}`)
    })
  }
  await tally.check(`the pages of ${service} have a sample for everything`, async () => {
    const names = sampleNames(await readContract(service), await readSocket(service))
    const missing = names.filter((name) => !samples.has(name))
    if (missing.length > 0) throw new Error(`not there: ${missing.join(', ')}`)
  })
}
await rm(folder, { recursive: true })
tally.close()

/** The policy of the page forbids the maker's logo, so the page need not ask for it; its name is in the template. */
function withoutLogo(html: string): string {
  return html.replaceAll(/https:\/\/cdn\.redoc\.ly\/redoc\/[\w-]+\.svg/g, 'data:,')
}

async function build(source: string, page: string, title: string): Promise<void> {
  const args = [
    'node_modules/@redocly/cli/bin/cli.js',
    'build-docs',
    source,
    '--inlineBundle',
    '--config=redocly.yaml',
    '--template=scripts/reference/page.hbs',
    `--templateOptions.policy=${policy}`,
    `--title=${title}`,
    `--output=${page}`,
  ]
  const env = { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' }
  await promisify(execFile)(process.execPath, args, { env })
}
