// The script of a page with what it imports, in one file. A build step of your own does the same.

import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

/** @param script - where its source is: `new URL('public/page.js', import.meta.url)` */
export async function bundlePage(script: URL): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(script)],
    bundle: true,
    write: false,
    format: 'iife',
    platform: 'browser',
    // What Node was told about packages: in the repository that their sources are to be taken.
    conditions: process.execArgv.flatMap((word) => /^--conditions=(.+)$/.exec(word)?.[1] ?? []),
  })
  return outputFiles[0]!.text
}
