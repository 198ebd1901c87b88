// What must be true of the table itself, so that it can be run against anybody's server.

import { describe, expect, it } from 'vitest'
import type { Ask, Check } from '../../../src/cli/conform/check.ts'
import { checks } from '../../../src/cli/conform/checks/index.ts'
import { extentOf } from '../../../src/cli/conform/extent.ts'
import { pusherPresets } from '../../../src/services/pusher/presets.ts'

const asks = ({ steps }: Check): Ask[] => steps.flatMap((step) => ('ask' in step ? [step.ask] : []))
const posts = (check: Check): Ask[] =>
  asks(check).filter(({ method, body }) => method === 'POST' || body !== undefined)

describe('the table', () => {
  it('has an id and a sentence of its own for every check', () => {
    expect(new Set(checks.map(({ id }) => id)).size).toBe(checks.length)
    expect(new Set(checks.map(({ subject, name }) => `${subject} ${name}`)).size).toBe(checks.length)
  })

  it.each(checks.map((check) => [check.id, check] as const))('%s is complete', (id, check) => {
    expect(id).toMatch(/^[a-z]+\.[a-z0-9-]+$/)
    expect(id.startsWith(`${check.subject}.`)).toBe(true)
    expect(check.name).toMatch(/^[a-z].*[^.]$/)
    // The sentence and what decides whether it is true say the same.
    expect(check.name.startsWith('refuses ')).toBe(check.refuses === true)
    expect(check.name.length).toBeLessThanOrEqual(80)
    expect(Object.keys(check.expect).toSorted()).toEqual(Object.keys(pusherPresets).toSorted())
    expect(check.steps.at(-1)).not.toHaveProperty('say')
    expect(check.steps.at(-1)).not.toHaveProperty('leave')
  })

  it('says of every request that changes something that it writes', () => {
    expect(checks.filter((check) => posts(check).length > 0 && !check.write)).toEqual([])
  })

  it('says of every event of a client that it writes', () => {
    const saying = checks.filter(({ steps }) =>
      steps.some((step) => 'say' in step && step.event.startsWith('client-')),
    )
    expect(saying.length).toBeGreaterThan(0)
    expect(saying.filter(({ write }) => !write)).toEqual([])
  })

  it('touches no channel and no user but those of its own run', () => {
    const channels = checks.flatMap((check) => asks(check).flatMap(({ body }) => channelsOf(body)))
    const subscribed = checks.flatMap(({ steps }) =>
      steps.flatMap((step) => ('subscribe' in step ? [step.to] : [])),
    )
    const paths = checks
      .flatMap((check) => asks(check).map(({ path }) => path))
      .filter((path) => /users|channels\//.test(path))
    expect([...channels, ...subscribed, ...paths].filter((name) => !name.includes('{run}'))).toEqual([])
  })

  it('lists no channels but those of its own run', () => {
    const lists = checks.flatMap((check) =>
      asks(check).filter(({ path, signed }) => path === '/channels' && !signed),
    )
    const prefix = ({ query }: Ask): string => `${query?.['filter_by_prefix'] ?? query?.['Filter_By_Prefix']}`
    expect(lists.length).toBeGreaterThan(0)
    expect(lists.filter((list) => !prefix(list).includes('{run}'))).toEqual([])
  })

  it('knows before how much it will do', () => {
    const all = extentOf(checks, true)
    const reading = extentOf(checks, false)
    expect(all.checks).toBe(checks.length)
    expect(all.requests).toBeLessThan(120)
    expect(reading.checks).toBeLessThan(all.checks)
    expect(reading.requests).toBeLessThan(all.requests)
  })
})

function channelsOf(body: unknown): string[] {
  const {
    channel,
    channels = [],
    batch = [],
  } = Object(body) as { channel?: string; channels?: string[]; batch?: unknown[] }
  return [...(channel === undefined ? [] : [channel]), ...channels, ...batch.flatMap(channelsOf)]
}
