// Bundles a sub-path as a browser or a worker gets it.

import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'

export interface Bundle {
  readonly code: string
  /** Kilobytes after minifying and gzip. */
  readonly gzipped: string
}

/**
 * Bundles everything that `import * from specifier` loads under the portable conditions.
 *
 * @param folder - where the package is installed
 * @param peers - packages that are left out, for what they hold is not ours
 * @param conditions - of the package that is bundled
 */
export async function bundlePortable(
  specifier: string,
  folder: string,
  peers: readonly string[] = [],
  conditions: readonly string[] = ['default'],
): Promise<Bundle> {
  const { outputFiles } = await build({
    stdin: { contents: `export * from '${specifier}'`, resolveDir: folder },
    bundle: true,
    write: false,
    minify: true,
    format: 'esm',
    platform: 'neutral',
    target: 'es2022',
    conditions: [...conditions],
    external: ['node:*', ...peers],
    logLevel: 'silent',
  })
  const [{ text: code = '', contents }] = outputFiles as [(typeof outputFiles)[number]]
  return { code, gzipped: `${(gzipSync(contents).byteLength / 1000).toFixed(1)} kB` }
}
