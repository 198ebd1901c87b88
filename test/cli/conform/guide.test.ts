import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { conform } from '../../../src/cli/commands/conform.ts'
import { matrix } from './matrix.ts'

const guide = await readFile(new URL('../../../docs/guides/conform.md', import.meta.url), 'utf8')

describe('the guide to conform', () => {
  it('shows the table by what is true of each kind of server', () => {
    const rows = guide.split('\n').filter((line) => line.startsWith('|'))
    expect(rows.slice(-matrix().length)).toEqual(matrix())
  })

  it('names every option of the command', () => {
    const options = [...conform.usage.matchAll(/^ {2}(--[a-z]+)/gm)].map(([, option]) => option!)
    expect(options.length).toBeGreaterThan(4)
    expect(options.filter((option) => !guide.includes(`\`${option}`))).toEqual([])
  })
})
