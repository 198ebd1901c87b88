// The script of the page with what it imports, in one file. A build step of your own does the same.

import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

export async function bundlePage(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('public/page.js', import.meta.url))],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'browser',
    // What Node was told about packages: in the repository that their sources are to be taken.
    conditions: process.execArgv.flatMap((word) => /^--conditions=(.+)$/.exec(word)?.[1] ?? []),
  })
  return outputFiles[0]!.text
}
