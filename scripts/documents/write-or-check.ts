// A document that is made from data: written, or with --check compared with what would be written.

import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'

/** @param command - what a reader runs when the document is out of date */
export async function writeOrCheck(path: string, content: string, command: string): Promise<void> {
  const before = await readFile(path, 'utf8').catch(() => undefined)
  if (before === content) return console.log(`${path} is up to date`)
  if (!process.argv.includes('--check')) {
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, content)
    return console.log(`wrote ${path}`)
  }
  console.error(`${path} is out of date; run: ${command}`)
  process.exitCode = 1
}

/** A row of a Markdown table. */
export function row(...cells: readonly (string | number)[]): string {
  return `| ${cells.map((cell) => String(cell).replaceAll('|', '\\|')).join(' | ')} |`
}
