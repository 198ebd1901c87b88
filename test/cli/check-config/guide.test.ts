// The lines that the guide shows are those that the command prints.

import { readFile } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { checkConfig } from '../../../src/cli/check-config/check-config.ts'
import { linesOf } from '../../../src/cli/check-config/print.ts'

it('the guide shows what the command prints of the sample of the document', async () => {
  const guide = await readFile('docs/guides/users.md', 'utf8')
  const sample = await readFile('test/cli/check-config/document.txt', 'utf8')
  const shown = /```text\n(config\.json:.*?)\n```/s.exec(guide)?.[1]?.split('\n') ?? []
  const printed = linesOf('config.json', checkConfig(sample))
  expect(shown.length).toBeGreaterThan(10)
  expect(shown.filter((line) => !printed.includes(line))).toEqual([])
})
