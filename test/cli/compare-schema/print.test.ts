// A comparison as a person reads it.

import { describe, expect, it } from 'vitest'
import { compare } from '../../../src/cli/compare-schema/compare.ts'
import { linesOf } from '../../../src/cli/compare-schema/print.ts'
import { altered, type Change, contract, wrappedGlobalMessage } from './altered.ts'

function printed(...changes: readonly Change[]): string[] {
  const report = { endpoint: 'https://example.com/graphql', against: 'the contract', channelkit: '1.2.3' }
  return linesOf({ ...report, ...compare(contract, altered(...changes)) }, Infinity)
}

describe('a printed comparison', () => {
  it('names both sides first, and counts at the end', () => {
    const lines = printed()
    expect(lines.slice(0, 2)).toEqual(['https://example.com/graphql', 'compared with the contract'])
    expect(lines.at(-1)).toMatch(
      /^5 points as read, 0 otherwise, \d+ that no schema shows; 0 documents refused; /,
    )
    expect(lines.at(-1)).toMatch(/; no difference$/)
    expect(lines).not.toContain('Other differences')
  })

  it('tells what is otherwise with the reading, what is there, and the switch', () => {
    const lines = printed(...wrappedGlobalMessage)
    const from = lines.findIndex((line) => line.startsWith('  otherwise'))
    expect(lines.slice(from, from + 4)).toEqual([
      expect.stringContaining('names the type GlobalMessage as the result'),
      expect.stringMatching(/^ {13}read as: The message itself/),
      '             here: Mutation.pushGlobalMessage is PushGlobalMessageResult { item: GlobalMessage, error: Error }',
      expect.stringMatching(/^ {13}switch: documents\.pushGlobalMessage/),
    ])
    expect(lines.at(-1)).toMatch(/1 otherwise.*; 1 document refused; 2 differences, 1 of them breaking$/)
  })

  it('tells which document of the client is refused, why, and what replaces it', () => {
    const lines = printed(...wrappedGlobalMessage)
    const from = lines.indexOf('  refused    pushGlobalMessage')
    expect(lines[from + 1]).toBe('             Cannot query field "id" on type "PushGlobalMessageResult".')
    expect(lines).toContain(
      "             switch: documents: { pushGlobalMessage: '…' } of createWebSocketsService",
    )
    expect(lines).toContain('  accepted   pushMessage')
  })

  it('tells all other differences, and not those of a point again', () => {
    const lines = printed(
      ...wrappedGlobalMessage,
      ['sourceIp: String', 'sourceAddress: String!'],
      ['nextToken: String\n}', 'nextToken: String!\n}'],
    )
    const others = lines.slice(lines.indexOf('Other differences') + 1, -2)
    expect(others.toSorted()).toEqual([
      expect.stringMatching(/^ {2}differs {4}\w+QueryResult\.nextToken is String!, expected String$/),
      '  extra      PushGlobalMessageResult is type',
      '  extra      RegisterRecipientInput.sourceAddress is String! (breaks)',
      '  missing    RegisterRecipientInput.sourceIp was String (breaks)',
    ])
  })

  it('tells what is otherwise first, and what no schema shows last', () => {
    const verdicts = printed(...wrappedGlobalMessage).flatMap(
      (line) => /^ {2}(otherwise|as read|unseen) /.exec(line)?.[1] ?? [],
    )
    expect([...new Set(verdicts)]).toEqual(['otherwise', 'as read', 'unseen'])
    expect(verdicts.indexOf('unseen')).toBe(verdicts.lastIndexOf('as read') + 1)
  })

  it('repeats the words of the service where types say nothing, if they are not ours', () => {
    const change: Change = [/("""[^"]*"""\s*)?cancelledAt/, '"When it was taken back." cancelledAt']
    const line = '             here: Message.cancelledAt is DateTime: "When it was taken back."'
    expect(printed(change)).toContain(line)
    expect(printed().join('\n')).not.toContain('here: Message.cancelledAt')
  })

  it('lets no service move the cursor or paint the terminal', () => {
    const lines = printed([/("""[^"]*"""\s*)?cancelledAt/, '"Red \\u001b[31m and\\nnew lines" cancelledAt'])
    expect(lines.join('')).not.toMatch(/[\p{Cc}]/u)
    expect(lines.join('')).toContain('"Red')
  })
})
