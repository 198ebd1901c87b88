import { describe, expect, it } from 'vitest'
import { heading, linesOf, summary } from '../../../src/cli/conform/print.ts'
import type { CheckResult, Report } from '../../../src/cli/conform/report.ts'

const result: CheckResult = {
  id: 'batch.11',
  subject: 'batch',
  name: 'refuses 11 events',
  verdict: 'differs',
  holds: false,
  expected: '400',
  answered: '200 {}',
}

describe('a line of the table', () => {
  it('stands below its subject, which is said once', () => {
    expect(linesOf({ ...result, verdict: 'as expected' }, undefined, 110)).toEqual([
      '',
      'Batches',
      '  as expected  no   refuses 11 events',
    ])
    expect(linesOf({ ...result, verdict: 'as expected' }, result, 110)).toEqual([
      '  as expected  no   refuses 11 events',
    ])
  })

  it('tells what was expected and answered where they differ, and what is needed for it', () => {
    expect(linesOf({ ...result, needs: 'a switch' }, result, 110)).toEqual([
      '  differs      no   refuses 11 events',
      '                    expected 400',
      '                    answered 200 {}',
      '                    needs a switch',
    ])
  })

  it('tells of a difference in words alone that it is one', () => {
    const lines = linesOf({ ...result, wording: true, holds: true, answered: '400 {}' }, result, 110)
    expect(lines[0]).toBe('  in words     yes  refuses 11 events')
  })

  it('tells why there is no answer', () => {
    const { answered: _, holds: __, ...rest } = result
    expect(linesOf({ ...rest, verdict: 'failed', why: 'no complete answer' }, result, 110)).toEqual([
      '  failed       ?    refuses 11 events',
      '                    expected 400',
      '                    no complete answer',
    ])
  })

  it('is never wider than the terminal', () => {
    const long = { ...result, answered: 'x'.repeat(500) }
    const lines = linesOf(long, result, 80)
    expect(lines.every((line) => line.length <= 80)).toBe(true)
    expect(lines.at(-1)).toMatch(/x…$/)
  })
})

describe('around the table', () => {
  it('stands the server, what it is compared with, and how much there is to do', () => {
    const [server, compared, extent] = heading('http://127.0.0.1/apps/1', {
      preset: 'soketi',
      write: false,
    }).split('\n')
    expect(server).toBe('http://127.0.0.1/apps/1')
    expect(compared).toBe('compared with soketi: the source and the tests of soketi, March 2024')
    expect(extent).toMatch(/^\d+ checks with \d+ requests and \d+ connections$/)
  })

  it('stand the counts, the likeness, and that nothing was published', () => {
    const counts = { 'as expected': 2, differs: 1, lacks: 0, observed: 0, skipped: 4, failed: 0 }
    const fits = { fits: 1, of: 2 }
    const likeness = { pusher: fits, soketi: fits, reverb: fits, sockudo: fits }
    const checks = [{ ...result, wording: true as const }]
    const report: Report = {
      server: 'http://127.0.0.1/apps/1',
      preset: 'pusher',
      source: '',
      channelkit: '0.1.0',
      write: false,
      run: 'conform-0',
      started: '2026-01-01T00:00:00.000Z',
      duration: 1234,
      requests: 1,
      counts,
      likeness,
      checks,
    }
    expect(summary(report).split('\n')).toEqual([
      '',
      '2 as expected, 1 differs (1 in words alone), 4 skipped, in 1.2 s',
      'answers like pusher 1 of 2, soketi 1 of 2, reverb 1 of 2, sockudo 1 of 2',
      'Nothing was published: --write adds the checks that publish and end connections.',
    ])
  })
})
