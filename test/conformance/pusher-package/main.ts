// Runs the integration tests that the `pusher` package ships against channelkit/pusher/compat: what moving over by one
// import rests on. The package is installed, its tests stay as they are, and its `lib` is put aside for our class.
//
// npm run test:pusher-package

import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { plainEnvironment, run } from '../../package/run.ts'
import { createTally } from '../../package/tally.ts'
import { differences } from './differences.ts'

/** What the tests themselves need, in the versions that the package names. */
const tools = ['mocha@9.2.2', 'expect.js@0.3.1', 'nock@12.0.3', 'sinon@1.10.2', 'https-proxy-agent@5.0.1']
const parts = ['token', 'webhook', 'errors', 'events']

interface Outcome {
  readonly fullTitle: string
  readonly err: { readonly message?: string }
}

const { devDependencies } = JSON.parse(await readFile('package.json', 'utf8')) as {
  devDependencies: { pusher: string }
}
const stubs = join(import.meta.dirname, 'lib')
const folder = await mkdtemp(join(tmpdir(), 'channelkit-pusher-'))
const tally = createTally()
try {
  const env = { ...plainEnvironment(), NO_COLOR: '1' }
  await writeFile(join(folder, 'package.json'), '{ "private": true }\n')
  const flags = ['--prefer-offline', '--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error']
  await run('npm', ['install', ...flags, `pusher@${devDependencies.pusher}`, ...tools], { cwd: folder, env })
  await symlink(resolve('.'), join(folder, 'node_modules', 'channelkit'))
  await cp(join(folder, 'node_modules', 'pusher', 'tests'), join(folder, 'tests'), { recursive: true })
  await mkdir(join(folder, 'lib'))
  await cp(join(stubs, 'pusher.cjs'), join(folder, 'lib', 'pusher.js'))
  for (const part of parts) await cp(join(stubs, 'parts.cjs'), join(folder, 'lib', `${part}.js`))
  const outcomes = await runMocha(folder, env)
  for (const { fullTitle, err } of outcomes) {
    const reason = differences[fullTitle]
    await tally.check(reason === undefined ? fullTitle : `differs: ${fullTitle}`, () => {
      const failed = Object.keys(err).length > 0
      if (failed && reason === undefined) throw new Error(err.message ?? 'it failed')
      if (!failed && reason !== undefined) throw new Error('it passes, so that its reason has to go')
      return reason
    })
  }
  await tally.check('every difference is a test of the package', () => {
    const names = new Set(outcomes.map(({ fullTitle }) => fullTitle))
    const strangers = Object.keys(differences).filter((name) => !names.has(name))
    if (strangers.length > 0) throw new Error(`no such test: ${strangers.join(', ')}`)
  })
} finally {
  await rm(folder, { recursive: true, force: true })
}
tally.close()

/** Its report goes to a file, because tests that fail make it end with a code of its own. */
async function runMocha(cwd: string, env: NodeJS.ProcessEnv): Promise<readonly Outcome[]> {
  const report = join(cwd, 'report.json')
  const args = ['--reporter', 'json', '--reporter-option', `output=${report}`, '--timeout', '5000', '--exit']
  const mocha = join(cwd, 'node_modules', '.bin', 'mocha')
  const ended = run(mocha, [...args, 'tests/integration/**/*.js'], { cwd, env })
  const problem = await ended.then(
    () => undefined,
    (error: unknown) => error,
  )
  const text = await readFile(report, 'utf8').catch(() => {
    throw problem
  })
  const { tests } = JSON.parse(text) as { tests: readonly Outcome[] }
  if (tests.length === 0) throw new Error('Mocha found no test')
  return tests
}
