// Prevents "works on Node" from meaning "works only on Node": one small suite, bundled from the build for each runtime
// with the conditions that it would use, and run there.
//
// npm run test:portable [-- RUNTIME …]

import { copyFile, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'
import { run } from '../package/run.ts'
import { type Runtime, runtimes } from './runtimes.ts'

const wanted = process.argv.slice(2)
const chosen = runtimes.filter(({ name }) => wanted.length === 0 || wanted.includes(name))
const total = { passed: 0, failed: 0 }

await run(process.execPath, ['scripts/ensure-installed.mjs', 'test/portable/runtimes'])
for (const runtime of chosen) {
  const { passed, failed, output } = await runOn(runtime).catch(asFailure)
  console.log(`${runtime.name} ${await versionOf(runtime)}\n${output.trimEnd()}\n`)
  total.passed += passed
  total.failed += failed
}
console.log(`${total.passed} passed, ${total.failed} failed`)
if (total.failed > 0 || total.passed === 0) process.exitCode = 1

interface Outcome {
  readonly passed: number
  readonly failed: number
  readonly output: string
}

async function runOn({ name, conditions, command }: Runtime): Promise<Outcome> {
  const folder = await mkdtemp(join(tmpdir(), `channelkit-portable-${name}-`))
  try {
    await bundle(name, conditions, join(folder, `${name}.mjs`))
    const files = await readdir('test/portable/entries')
    for (const file of files) await copyFile(join('test/portable/entries', file), join(folder, file))
    const [program, ...args] = command
    const output = await run(program, args, { cwd: folder, timeout: 60_000 })
    return { ...countsOf(output), output }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function bundle(name: string, conditions: readonly string[], outfile: string): Promise<void> {
  await build({
    entryPoints: [`test/portable/entries/${name}.ts`],
    outfile,
    bundle: true,
    format: 'esm',
    target: 'es2022',
    platform: name === 'node' ? 'node' : 'neutral',
    conditions: [...conditions],
    logLevel: 'error',
  })
}

/** The closing line of the suite; workerd repeats what is logged, so the last one counts. */
function countsOf(output: string): { passed: number; failed: number } {
  const [, passed, failed] = [...output.matchAll(/(\d+) passed, (\d+) failed/g)].at(-1) ?? []
  if (passed === undefined) throw new Error(`did not reach its end\n${output}`)
  return { passed: Number(passed), failed: Number(failed) }
}

function asFailure(error: Error): Outcome {
  const [, passed, failed] = [...error.message.matchAll(/(\d+) passed, (\d+) failed/g)].at(-1) ?? [0, 0, 1]
  return { passed: Number(passed), failed: Math.max(1, Number(failed)), output: error.message }
}

async function versionOf({ command: [program], version }: Runtime): Promise<string> {
  return (await run(program, version).catch(() => 'of unknown version')).trim()
}
