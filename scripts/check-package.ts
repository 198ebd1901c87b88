// Prevents a release that lies about itself: a version that the CLI and the code disagree on, a dependency that slipped
// into every user's install, a sub-path without types or without a source to build it from.
//
// npm run check:package

import { existsSync, readFileSync } from 'node:fs'
import { version } from '../src/core/version.ts'

const dependencies = ['@noble/ciphers', '@noble/hashes', 'openapi-fetch']

interface Manifest {
  readonly version: string
  readonly dependencies: Readonly<Record<string, string>>
  readonly peerDependencies: Readonly<Record<string, string>>
  readonly peerDependenciesMeta: Readonly<Record<string, { readonly optional?: boolean }>>
  readonly exports: Readonly<Record<string, string | Readonly<Record<string, string>>>>
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
  const source = target['channelkit-source'] ?? ''
  const built = source.replace(/^\.\/(src\/)?/, './dist/').replace(/\.ts$/, '')
  expect(existsSync(source), `exports["${path}"]: the source ${source} does not exist`)
  expect(target['default'] === `${built}.js`, `exports["${path}"]: default should be ${built}.js`)
  expect(target['types'] === `${built}.d.ts`, `exports["${path}"]: types should be ${built}.d.ts`)
  // The first condition that fits is taken, so their order is part of their meaning.
  expect(
    Object.keys(target).join() === 'channelkit-source,types,default',
    `exports["${path}"]: order of conditions`,
  )
}

for (const fault of faults) console.error(`package.json: ${fault}`)
console.log(`package.json: ${faults.length} faults`)
if (faults.length > 0) process.exitCode = 1
