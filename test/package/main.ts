// Prevents a release that works only in this repository: packs the tarball, installs it in an empty folder and uses it
// there as a stranger would.
//
// npm run test:package

import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'
import { aboutAccessKeys } from './access-key.ts'
import { bundlePortable } from './bundle.ts'
import { plainEnvironment, run } from './run.ts'
import { createTally } from './tally.ts'

interface Manifest {
  readonly version: string
  readonly devDependencies: Readonly<Record<string, string>>
  readonly exports: Readonly<Record<string, unknown>>
}

const { version, devDependencies, exports } = JSON.parse(await readFile('package.json', 'utf8')) as Manifest
const subPaths = Object.keys(exports).map((path) => path.replace(/^\./, 'channelkit'))
/** Sub-paths that need optional peers, and which. */
const peers: Readonly<Record<string, readonly string[]>> = {
  'channelkit/mocks/node': ['ws'],
  'channelkit/mocks/msw': ['msw', 'openapi-msw'],
  'channelkit/mocks/msw/ws': ['msw'],
  'channelkit/mocks/websockets-service': ['graphql'],
}
const documents = /\.(json|graphql)$/
const portable = subPaths.filter((path) => !documents.test(path) && path !== 'channelkit/mocks/node')
const shipped =
  /^(dist\/.+\.(js|d\.ts|cjs|d\.cts)|generated\/[^/]+\/((openapi|asyncapi)\.json|schema\.graphql)|README\.md|CHANGELOG\.md|LICENSE|package\.json)$/

const tally = createTally()
const folder = await mkdtemp(join(tmpdir(), 'channelkit-package-'))
const env = plainEnvironment()
const inside = { cwd: folder, env }
const npm = (...args: string[]): Promise<string> => run('npm', args, inside)
const install = (...names: string[]): Promise<string> =>
  npm('install', '--prefer-offline', '--no-audit', '--no-fund', ...names)
const here = (name: string): string => `${name}@${devDependencies[name]}`
const bin = (name: string, ...args: string[]): Promise<string> =>
  run(join('node_modules', '.bin', name), args)
let tarball = ''

try {
  await tally.check('npm pack holds what "files" says and nothing else', async () => {
    const output = await run('npm', ['pack', '--ignore-scripts', '--json', '--pack-destination', folder], {
      env,
    })
    const [packed] = JSON.parse(output) as [{ filename: string; files: { path: string }[]; size: number }]
    tarball = join(folder, packed.filename)
    const paths = packed.files.map(({ path }) => path)
    const strangers = paths.filter((path) => !shipped.test(path))
    if (strangers.length > 0) throw new Error(`should not be packed: ${strangers.join(', ')}`)
    const missing = ['README.md', 'CHANGELOG.md', 'LICENSE'].filter((path) => !paths.includes(path))
    if (missing.length > 0) throw new Error(`missing: ${missing.join(', ')}`)
    return `${paths.length} files, ${(packed.size / 1000).toFixed(0)} kB`
  })

  await tally.check('it installs in an empty folder, with nothing but its dependencies', async () => {
    await writeFile(join(folder, 'package.json'), '{ "private": true, "type": "module" }\n')
    await cp('test/package/consumer', folder, { recursive: true })
    await install(tarball)
    const { dependencies } = JSON.parse(await npm('ls', '--all', '--json')) as { dependencies: object }
    const names = [...JSON.stringify(dependencies).matchAll(/"([^"]+)":\{"version"/g)].map(([, name]) => name)
    if (names.length > 5) throw new Error(`installs more than it should: ${names.join(', ')}`)
    return names.slice(1).join(', ')
  })

  await tally.check('every sub-path can be imported and required', async () => {
    const output = await run(
      'node',
      ['import-all.mjs', ...subPaths.filter((path) => peers[path] === undefined)],
      inside,
    )
    return `${output.trim().split('\n').length} sub-paths`
  })

  await tally.check('it publishes an event with a signature that holds', async () => {
    await run('node', ['trigger.mjs'], inside)
  })

  await tally.check(
    'require() gives the class of the pusher package, from Node and from a bundler',
    async () => {
      const wanted = await run('node', ['require-pusher.cjs'], inside)
      if (!wanted.endsWith(' same\n')) throw new Error(wanted)
      const options = { platform: 'node', bundle: true, logLevel: 'silent' } as const
      const [entry, outfile] = ['require-pusher.cjs', 'bundled.cjs'].map((name) => join(folder, name))
      await build({ ...options, entryPoints: [entry!], outfile: outfile! })
      const said = await run('node', ['bundled.cjs'], inside)
      if (said !== wanted) throw new Error(said)
    },
  )

  await tally.check('npx channelkit --version', async () => {
    const said = (await npm('exec', '--offline', '--', 'channelkit', '--version')).trim()
    if (said !== version) throw new Error(`said ${said}, package.json says ${version}`)
  })

  await tally.check('channelkit help lists every command', async () => {
    const said = await npm('exec', '--offline', '--', 'channelkit', 'help')
    if (!/\n {2}generate /.test(said)) throw new Error(said)
  })

  await tally.check(
    'channelkit generate without its compiler tools names the command that installs them',
    async () => {
      const generate = npm('exec', '--offline', '--', 'channelkit', 'generate', 'none.yaml', '--out', 'none')
      const said = await generate.then(
        () => 'it passed',
        (error: Error) => error.message,
      )
      if (!said.includes('npm install --save-dev openapi-typescript')) throw new Error(said)
    },
  )

  await tally.check('channelkit mock answers and takes sockets without the optional peer', async () => {
    await run('node', ['mock.mjs'], inside)
  })

  await tally.check('channelkit generate writes three files with its compiler tools', async () => {
    await install(here('openapi-typescript'), here('@redocly/openapi-core'), here('typescript'))
    const contract = join('node_modules', 'channelkit', 'generated', 'sockudo', 'openapi.json')
    const said = await npm(
      'exec',
      '--offline',
      '--',
      'channelkit',
      'generate',
      contract,
      '--out',
      'generated',
    )
    if (said.match(/^wrote /gm)?.length !== 3) throw new Error(said)
  })

  for (const [path, names] of Object.entries(peers)) {
    await tally.check(`${path} works with ${names.join(' and ')}`, async () => {
      await install(...names.map(here))
      await run('node', ['import-all.mjs', path], inside)
    })
  }

  await tally.check('MSW answers with the fake, and openapi-msw for one operation', async () => {
    await run('node', ['msw.mjs'], inside)
  })

  await install(here('@types/node'))
  for (const resolution of ['nodenext', 'bundler']) {
    await tally.check(`a user's compiler accepts its types (${resolution})`, () =>
      bin('tsc', '-p', join(folder, `tsconfig.${resolution}.json`)).then(() => {}),
    )
  }

  await tally.check('publint finds nothing', () => bin('publint', tarball, '--strict').then(() => {}))
  await tally.check('attw finds nothing', async () => {
    // A schema in GraphQL's own language has no types.
    const untyped = Object.keys(exports).filter((path) => path.endsWith('.graphql'))
    await bin('attw', tarball, '--profile', 'esm-only', '--exclude-entrypoints', ...untyped)
  })

  for (const path of portable) {
    await tally.check(`${path} bundles without Node`, async () => {
      const { code, gzipped } = await bundlePortable(path, folder, peers[path])
      const [found] = code.match(/["']node:[a-z/_]+["']|\bBuffer\b/) ?? []
      if (found !== undefined) throw new Error(`holds ${found}`)
      return gzipped
    })
  }

  await tally.check('what a recipient loads in a page knows nothing of access keys', async () => {
    const { code } = await bundlePortable('channelkit/websockets-service/recipient', folder)
    const found = aboutAccessKeys(code)
    if (found.length > 0) throw new Error(`holds ${found.join(', ')}`)
  })
} finally {
  await rm(folder, { recursive: true, force: true })
}
tally.close()
