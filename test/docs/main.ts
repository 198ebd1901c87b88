// Prevents documentation that no longer works: every ```ts block of README.md, docs/guides and the comments of public
// functions, and every sample of a contract, is type-checked and run against the build, with a fake Sockudo in place of
// 127.0.0.1:6001, a fake WebSockets Service in place of 127.0.0.1:6010 and a fake users server in place of 127.0.0.1:6011.
// A sample must also have called the operation that it is named after, and nothing may have been refused.
//
// npm run test:docs [-- FILE …]
//
// A block marked "ts no-run" is only type-checked; the line above it says why. Blocks in other languages are not run.

import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { transform } from 'esbuild'
import { plainEnvironment, run } from '../package/run.ts'
import { createTally } from '../package/tally.ts'
import { commentSnippetsOf, type Snippet, snippetsOf } from './extract.ts'
import { type Asked, startServers } from './servers.ts'
import { typeCheck } from './type-check.ts'

const timeout = 10_000

const tally = createTally()
await mkdir('test/docs/.tmp', { recursive: true })
// Inside the package, so that `channelkit/…` is the package itself.
const folder = await mkdtemp('test/docs/.tmp/run-')
try {
  const snippets = (await Promise.all((await sources()).map(readSnippets))).flat()
  await check(snippets.filter(({ language }) => language === 'ts' || language === 'typescript'))
  for (const command of snippets.flatMap(npmCommands)) console.log(`not run ${command}`)
} finally {
  await rm(folder, { recursive: true, force: true })
}
tally.close()

async function sources(): Promise<string[]> {
  const chosen = process.argv.slice(2)
  if (chosen.length > 0) return chosen.map((file) => relative('.', file))
  return [
    'README.md',
    ...(await filesBelow('docs/guides', '.md')),
    ...(await filesBelow('src', '.ts')),
    ...(await filesBelow('mocks', '.ts')),
    ...(await filesBelow('spec', '.ts')),
  ]
}

async function filesBelow(root: string, ending: string): Promise<string[]> {
  const entries = await readdir(root, { recursive: true })
  return entries
    .filter((name) => name.endsWith(ending))
    .map((name) => join(root, name))
    .sort()
}

async function readSnippets(file: string): Promise<Snippet[]> {
  const text = await readFile(file, 'utf8')
  if (sampleName(file) !== undefined) return [{ file, line: 0, language: 'ts', code: text }]
  return file.endsWith('.md') ? snippetsOf(file, text) : commentSnippetsOf(file, text)
}

async function check(snippets: readonly Snippet[]): Promise<void> {
  const files = new Map<string, Snippet>()
  for (const snippet of snippets) {
    const path = join(folder, `${snippet.file.replaceAll(/[^\w]+/g, '-')}-${snippet.line}.ts`)
    files.set(path, snippet)
    await writeFile(path, snippet.code)
  }
  const faults = typeCheck([...files.keys()], (path) => files.get(path)?.line ?? 0)
  for (const [path, snippet] of files) {
    const { file, line, notRun } = snippet
    await tally.check(`${file}:${line}`, async () => {
      const wrong = faults.get(path) ?? []
      if (wrong.length > 0) throw new Error(wrong.join('\n'))
      if (notRun === '') throw new Error('is marked no-run; the line above must say why')
      if (notRun !== undefined) return `only type-checked: ${notRun}`
      await execute(snippet, path)
      return undefined
    })
  }
}

/** Runs a block in a process of its own, with fakes of its own. */
async function execute({ file, code }: Snippet, path: string): Promise<void> {
  const servers = await startServers(code, sampleName(file) !== undefined)
  try {
    const program = path.replace(/\.ts$/, '.mjs')
    const { code: javascript } = await transform(servers.source, {
      loader: 'ts',
      target: 'node20.19',
      format: 'esm',
    })
    await writeFile(program, javascript)
    await run(process.execPath, [program], { env: plainEnvironment(), timeout })
    checkSample(file, code, servers.asked())
  } finally {
    await servers.close()
  }
}

/** The operation that a sample is for. */
function sampleName(file: string): string | undefined {
  return /^spec\/[^/]+\/samples\/(\w+)\.ts$/.exec(file)?.[1]
}

function checkSample(file: string, code: string, requests: readonly Asked[]): void {
  const name = sampleName(file)
  // A sample for a server that there is no fake of brings the answer along.
  if (name === undefined || code.includes('recordingFetch(')) return
  const refused = requests.filter(({ status }) => status >= 400)
  if (refused.length > 0) throw new Error(`was refused: ${JSON.stringify(refused)}`)
  // What a server sends cannot be called.
  if (!name.startsWith('receive') && !requests.some(({ names }) => names.includes(name)))
    throw new Error(`does not call ${name}`)
}

function npmCommands({ file, line, language, code }: Snippet): string[] {
  if (!/^(sh|bash|shell|console)$/.test(language)) return []
  const commands = code.split('\n').filter((text) => /^(\$ )?(npm|npx) /.test(text))
  return commands.map((text) => `${file}:${line}: ${text}`)
}
