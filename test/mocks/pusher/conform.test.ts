// The table of `channelkit conform` against the fake of each preset: every judged answer is the one that is expected.

import { describe, expect, it } from 'vitest'
import { listen } from '../../../mocks/node.ts'
import { createFakePusher, type FakePusherPreset } from '../../../mocks/pusher/index.ts'
import type { Check } from '../../../src/cli/conform/check.ts'
import { checks as table } from '../../../src/cli/conform/checks/index.ts'
import { conform } from '../../../src/cli/conform/conform.ts'

const presets: readonly FakePusherPreset[] = ['pusher', 'soketi', 'reverb', 'sockudo']

describe.each(presets)('the fake of preset %s', (preset) => {
  const isSilent = ({ expect: { [preset]: expected } }: Check): boolean =>
    expected !== 'unknown' && expected.silence === true

  it('answers everything as the table of conform expects of the server', { timeout: 120_000 }, async () => {
    await using server = await listen(createFakePusher({ preset }))
    const url = `http://app-key:app-secret@127.0.0.1:${server.port}/apps/1234`
    // A slow machine decides nothing; where silence is the answer, the whole time is waited for.
    const [silent, others] = await Promise.all([
      conform(url, { preset, write: true, timeout: 2500, checks: table.filter(isSilent) }),
      conform(url, { preset, write: true, timeout: 10_000, checks: table.filter((one) => !isSilent(one)) }),
    ])
    const checks = [...silent.checks, ...others.checks]
    const judged = checks.filter(({ expected }) => expected !== 'unknown')
    const wrong = judged.filter(({ verdict }) => verdict !== 'as expected' && verdict !== 'lacks')
    expect(wrong).toEqual([])
    expect(checks.filter(({ verdict }) => verdict === 'failed')).toEqual([])
    for (const { likeness } of [silent, others]) expect(likeness[preset].fits).toBe(likeness[preset].of)
    expect(checks.filter(({ verdict }) => verdict === 'as expected').length).toBeGreaterThan(60)
  })
})
