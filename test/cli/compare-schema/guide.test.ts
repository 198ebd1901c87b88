import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { unverified } from '../../../generated/websockets-service/unverified.ts'
import { compareSchema } from '../../../src/cli/commands/compare-schema.ts'

const guide = await readFile(new URL('../../../docs/guides/websockets-service.md', import.meta.url), 'utf8')

describe('the guide to the WebSockets Service', () => {
  it('lists every point that the contract marks as unverified, with its reading and its switch', () => {
    const [, section = ''] = guide.split('## What is not certain')
    const rows = section.split('\n').filter((line) => line.startsWith('| '))
    const expected = unverified.map(
      ({ point, reading, switch: words }) => `| ${point} | ${reading} | ${words} |`,
    )
    expect(rows.slice(1)).toEqual(expected)
  })

  it('names every option of compare-schema', () => {
    const options = [...compareSchema.usage.matchAll(/^ {2}(--[a-z-]+)/gm)].map(([, option]) => option!)
    expect(options.length).toBeGreaterThan(4)
    expect(options.filter((option) => !guide.includes(`- \`${option}\``))).toEqual([])
  })
})
