// Prevents a release that lies about itself: a version that the CLI and the code disagree on, a dependency that slipped
// into every user's install, a sub-path without types or without a source to build it from.
//
// npm run check:package

import { existsSync, readFileSync } from 'node:fs'
import { version } from '../src/core/version.ts'

const dependencies = ['@noble/ciphers', '@noble/hashes', 'openapi-fetch']

/** A file, or the files of a condition of its own. */
type Target = string | Readonly<Record<string, string>>

interface Manifest {
  readonly version: string
  readonly dependencies: Readonly<Record<string, string>>
  readonly peerDependencies: Readonly<Record<string, string>>
  readonly peerDependenciesMeta: Readonly<Record<string, { readonly optional?: boolean }>>
  readonly exports: Readonly<Record<string, string | Readonly<Record<string, Target>>>>
  readonly files: readonly string[]
}

const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest
const faults: string[] = []
const expect = (holds: boolean, fault: string): void => void (holds || faults.push(fault))

expect(version === manifest.version, `src/core/version.ts says ${version}, package.json ${manifest.version}`)

const own = Object.keys(manifest.dependencies).sort().join(', ')
expect(
  own === dependencies.join(', '),
  `runtime dependencies are ${own}; allowed are ${dependencies.join(', ')}`,
)

for (const [peer, range] of Object.entries(manifest.peerDependencies)) {
  // npm refuses to install next to another version of an optional peer, even for those who never use it.
  expect(/^(\*|>=\S+)$/.test(range), `the range of the peer ${peer} has an upper end`)
  expect(manifest.peerDependenciesMeta[peer]?.optional === true, `the peer ${peer} is not optional`)
}

for (const [path, target] of Object.entries(manifest.exports)) {
  if (typeof target === 'string') {
    expect(existsSync(target), `exports["${path}"]: ${target} does not exist`)
    continue
  }
  const { 'channelkit-source': source = '', require: forRequire, ...rest } = target
  if (typeof source !== 'string') throw new Error(`exports["${path}"]: the source is no file`)
  const built = source.replace(/^\.\/(src\/)?/, './dist/').replace(/\.ts$/, '')
  expect(existsSync(source), `exports["${path}"]: the source ${source} does not exist`)
  expect(target['default'] === `${built}.js`, `exports["${path}"]: default should be ${built}.js`)
  expect(target['types'] === `${built}.d.ts`, `exports["${path}"]: types should be ${built}.d.ts`)
  if (forRequire !== undefined) checkRequire(path, built, forRequire)
  // The first condition that fits is taken, so their order is part of their meaning.
  const conditions = forRequire === undefined ? ['channelkit-source'] : ['channelkit-source', 'require']
  expect(
    Object.keys(target).join() === [...conditions, ...Object.keys(rest)].join() &&
      Object.keys(rest).join() === 'types,default',
    `exports["${path}"]: order of conditions`,
  )
}

/** What `require()` gets where it must not be the module: a file beside it that takes the class out of it. */
function checkRequire(path: string, built: string, target: Target): void {
  const file = `${built.replace(/[^/]+$/, '')}require`
  const wanted = { types: `${file}.d.cts`, default: `${file}.cjs` }
  expect(
    JSON.stringify(target) === JSON.stringify(wanted),
    `exports["${path}"]: require should be ${file}.cjs with its types`,
  )
}

for (const fault of faults) console.error(`package.json: ${fault}`)
console.log(`package.json: ${faults.length} faults`)
if (faults.length > 0) process.exitCode = 1
