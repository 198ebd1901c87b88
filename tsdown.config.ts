// The build. What is built is what package.json offers: each "channelkit-source" of its "exports" and "imports".

import { defineConfig } from 'tsdown'
import { exports, imports } from './package.json' with { type: 'json' }

const sourceCondition = 'channelkit-source'
// Which file stands behind these is decided where the package runs, by "imports" in package.json. Bundled, Node's side
// would end up in every runtime.
const perRuntime = Object.keys(imports)

const shared = {
  format: 'esm',
  target: 'es2022',
  fixedExtension: false,
  sourcemap: false,
  outDir: 'dist',
} as const

export default defineConfig([
  {
    ...shared,
    entry: { ...entriesOf(Object.values(exports)), ...runtimeEntries() },
    platform: 'neutral',
    dts: true,
    // `require()` of a bundler would get the module where callers of the `pusher` package expect its class.
    copy: ['require.cjs', 'require.d.cts'].map((name) => ({
      from: `src/services/pusher/compat/${name}`,
      to: 'dist/services/pusher/compat',
    })),
    deps: { neverBundle: [...perRuntime, /^node:/, 'ws', 'graphql', 'msw', 'openapi-msw'] },
  },
  {
    ...shared,
    entry: { 'cli/main': 'src/cli/main.ts' },
    platform: 'node',
    dts: false,
    clean: false,
    // The modules of jsonc-parser that `main` names load each other in a way that a bundler does not see.
    inputOptions: { resolve: { mainFields: ['module', 'main'] } },
    // npx does not install optional peers: the command brings ws and graphql along, and asks for the compiler.
    deps: {
      neverBundle: [...perRuntime, 'openapi-typescript', '@redocly/openapi-core'],
      alwaysBundle: ['ws', 'graphql', 'jsonc-parser'],
    },
  },
])

type Entry = string | { readonly [sourceCondition]: string; readonly default: string }

/** Path below dist without its ending -> source file. */
function entriesOf(values: readonly Entry[]): Record<string, string> {
  const built = values.filter((value) => typeof value !== 'string')
  return Object.fromEntries(built.map((value) => [distName(value.default), value[sourceCondition]]))
}

function runtimeEntries(): Record<string, string> {
  const entries = Object.values(imports).flatMap(({ [sourceCondition]: sources, ...built }) =>
    Object.entries(sources).map(([condition, source]) => [
      distName(built[condition as keyof typeof built]),
      source,
    ]),
  )
  return Object.fromEntries(entries)
}

function distName(file: string): string {
  return file.replace(/^\.\/dist\//, '').replace(/\.js$/, '')
}
