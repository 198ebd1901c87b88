import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { unverified } from '../../../generated/websockets-service/unverified.ts'
import { createFakeWebSocketsService } from '../../../mocks/websockets-service/index.ts'
import { compareSchema } from '../../../src/cli/commands/compare-schema.ts'
import { createWebSocketsService } from '../../../src/services/websockets-service/index.ts'

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

  it.each([
    ['client', (options: object) => createWebSocketsService({ accessKey: 'access-key', ...options })],
    ['fake', (options: object) => createFakeWebSocketsService(options)],
  ])('has every option of the %s in a table', (_, create) => {
    const refused = thrownBy(() => create({ nobodyHasSuchAnOption: 1 }))
    const known = /there are (.+)$/.exec(refused.message)![1]!.split(', ')
    expect(known.length).toBeGreaterThan(9)
    const heads = guide.split('\n').flatMap((line) => /^\| (`.+?) \|/.exec(line)?.[1] ?? [])
    expect(known.filter((option) => !heads.some((head) => head.includes(`\`${option}\``)))).toEqual([])
  })
})

function thrownBy(run: () => unknown): Error {
  try {
    run()
  } catch (error) {
    return error as Error
  }
  return expect.unreachable()
}
