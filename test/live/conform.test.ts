// The table of `channelkit conform` against the real server, which is the judge of what it says of Sockudo.

import { describe, expect, inject, it } from 'vitest'
import type { Check } from '../../src/cli/conform/check.ts'
import { checks } from '../../src/cli/conform/checks/index.ts'
import { conform } from '../../src/cli/conform/conform.ts'
import type { PresetName } from '../../src/services/pusher/presets.ts'

// Other servers by their connection URLs, where there are any.
const servers: readonly (readonly [PresetName, string | undefined])[] = [
  ['sockudo', inject('sockudo').url],
  ['pusher', process.env['PUSHER_URL']],
  ['reverb', process.env['REVERB_URL']],
  ['soketi', process.env['SOKETI_URL']],
]

describe.each(servers)('a real server of the preset %s', { timeout: 120_000 }, (preset, url) => {
  it.skipIf(!url)('answers as the preset says', async () => {
    const report = await conform(url!, { preset, write: true, timeout: 10_000 })
    const other = report.checks.filter(({ verdict }) => verdict === 'differs' || verdict === 'failed')
    expect(other).toEqual([])
    expect(report.checks.length).toBe(checks.length)
  })

  it.skipIf(!url)('is left as it was', async () => {
    const options = { preset, write: true, timeout: 10_000 } as const
    const { run } = await conform(url!, options)
    const left = ['', 'private-', 'presence-', 'cache-'].map((kind) => listed(`${kind}${run}`))
    // A server notices a moment later that a socket is gone, and Sockudo gives the same list for two seconds.
    const found = async (): Promise<number> =>
      (await conform(url!, { ...options, checks: left })).counts['as expected']
    await expect.poll(found, { timeout: 20_000, interval: 2500 }).toBe(left.length)
  })
})

function listed(filter_by_prefix: string): Check {
  const none = { status: 200, exactly: { channels: {} } }
  return {
    id: 'state.left',
    subject: 'state',
    name: 'lists nothing of an earlier run',
    steps: [{ ask: { path: '/channels', query: { filter_by_prefix } } }],
    // An empty array of PHP.
    expect: { pusher: none, soketi: none, reverb: { status: 200, exactly: { channels: [] } }, sockudo: none },
  }
}
