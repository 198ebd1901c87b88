// The whole table against the fake Sockudo, and against servers in which something is wrong.

import { describe, expect, it, onTestFinished } from 'vitest'
import { listen } from '../../../mocks/node.ts'
import { createFakeSockudo, type FakeSockudo, type FakeSockudoOptions } from '../../../mocks/sockudo/index.ts'
import type { Check, Step } from '../../../src/cli/conform/check.ts'
import { checks } from '../../../src/cli/conform/checks/index.ts'
import { holds } from '../../../src/cli/conform/holds.ts'
import { conform, type ConformOptions } from '../../../src/cli/conform/conform.ts'
import { isAlarming, type Report } from '../../../src/cli/conform/report.ts'
import { closedPort, loopback } from '../../support/loopback.ts'

const app = { id: 'app-id', key: 'key-4f1c92', secret: 'secret-b83e07' }
const writing: ConformOptions = { preset: 'sockudo', write: true, timeout: 10_000 }

async function served(
  options: FakeSockudoOptions = {},
): Promise<{ fake: FakeSockudo; url: string; port: number }> {
  const fake = createFakeSockudo({ apps: [app], ...options })
  const { port, close } = await listen(fake)
  onTestFinished(close)
  return { fake, port, url: `http://${app.key}:${app.secret}@127.0.0.1:${port}/apps/${app.id}` }
}

function verdicts({ checks: results }: Report): Record<string, string> {
  return Object.fromEntries(results.map(({ id, verdict }) => [id, verdict]))
}

function check(id: string, steps: readonly Step[], expected: Check['expect']['sockudo']): Check {
  const expect = { pusher: expected, soketi: expected, reverb: expected, sockudo: expected }
  return { id, subject: 'sockets', name: id, steps, expect }
}

describe('channelkit conform', { timeout: 60_000 }, () => {
  it('finds the fake Sockudo to be as Sockudo is', async () => {
    const { url } = await served()
    const report = await conform(url, writing)
    const other = report.checks.filter(({ verdict }) => verdict !== 'as expected' && verdict !== 'lacks')
    expect(other).toEqual([])
    expect(report.checks.map(({ id }) => id)).toEqual(checks.map(({ id }) => id))
    expect(report.likeness.sockudo).toEqual({ fits: checks.length, of: checks.length })
    // What is true of it, as a person would say it.
    const untrue = report.checks.filter((result) => !result.holds).map(({ id }) => id)
    expect(untrue).toEqual([
      ...['signing.md5-on-get', 'signing.no-body', 'publish.no-data', 'publish.deprecated'],
      ...['state.list-attribute', 'state.attribute', 'state.users-info', 'state.users-extraneous'],
      ...['state.connections', 'state.stats', 'sockets.key', 'sockets.twice', 'sockets.presence-cache'],
    ])
    expect(isAlarming(report)).toBe(false)
  })

  it('tells where the same server is no Pusher', async () => {
    const { url } = await served()
    const report = await conform(url, { ...writing, preset: 'pusher' })
    expect(report.checks.find(({ id }) => id === 'signing.md5-on-get')).toMatchObject({
      verdict: 'differs',
      holds: false,
      expected: '200',
      answered: expect.stringMatching(/^401 .*body_md5 must not be present/),
    })
    expect(report.checks.find(({ id }) => id === 'publish.one')).toMatchObject({
      verdict: 'differs',
      holds: true,
      expected: '200 {}',
      answered: '200 {"ok":true}',
    })
    expect(isAlarming(report)).toBe(true)
  })

  it('publishes nothing without --write, and says what it skipped', async () => {
    const { fake, url } = await served()
    const report = await conform(url, { ...writing, write: false })
    expect(fake.events).toEqual([])
    expect(isAlarming(report)).toBe(false)
    const skipped = report.checks.filter(({ verdict }) => verdict === 'skipped')
    expect(skipped.map(({ id }) => id)).toEqual(checks.filter(({ write }) => write).map(({ id }) => id))
    expect(skipped[0]).not.toHaveProperty('answered')
    expect(report.counts.skipped).toBe(skipped.length)
  })

  it('uses no names but its own, and leaves no connection behind', async () => {
    const { fake, url } = await served()
    const { run } = await conform(url, writing)
    expect(run).toMatch(/^conform-[0-9a-f]{8}$/)
    expect(fake.events.filter(({ channel }) => !channel.includes(run))).toEqual([])
    await expect.poll(() => fake.connections).toEqual([])
  })

  it('shows neither key, secret nor signature', async () => {
    const { url } = await served()
    const text = JSON.stringify(await conform(url, { ...writing, preset: 'reverb' }))
    expect(text).not.toContain(app.key)
    expect(text).not.toContain(app.secret)
    expect(text).not.toMatch(/[0-9a-f]{64}/)
  })

  it('waits where a rate limit tells it to', async () => {
    let now = Date.now()
    const { url } = await served({ clock: () => now, rateLimit: { requests: 30, window: 60_000 } })
    const waited: number[] = []
    const report = await conform(url, {
      ...writing,
      clock: () => now,
      sleep: async (milliseconds) => {
        waited.push(milliseconds)
        now += milliseconds
      },
    })
    expect(waited.length).toBeGreaterThanOrEqual(2)
    expect(isAlarming(report)).toBe(false)
  })

  it('says of a server that is not there that it does not answer', async () => {
    const port = await closedPort()
    const call = conform(`http://${app.key}:${app.secret}@127.0.0.1:${port}/apps/app-id`, writing)
    await expect(call).rejects.toMatchObject({
      code: 'no_answer',
      message: expect.stringMatching(`^http://127.0.0.1:${port}/apps/app-id does not answer: .*ECONNREFUSED`),
    })
  })

  it('says of a server that is silent that it does not answer', async () => {
    const { port } = await loopback(() => {})
    const call = conform(`http://${app.key}:${app.secret}@127.0.0.1:${port}/apps/app-id`, {
      ...writing,
      timeout: 50,
    })
    await expect(call).rejects.toMatchObject({
      code: 'no_answer',
      message: expect.stringContaining('no complete answer within 50 ms'),
    })
  })

  it.each([
    ['a wrong secret', 'app-id', 'not-it-at-all'],
    ['another app', 'another', app.secret],
  ])('runs nothing with %s', async (_, id, secret) => {
    const { port } = await served()
    const call = conform(`http://${app.key}:${secret}@127.0.0.1:${port}/apps/${id}`, writing)
    const error: Error = await call.then(
      () => expect.unreachable(),
      (reason: Error) => reason,
    )
    expect(error).toMatchObject({ code: 'not_authorized', message: expect.stringContaining(': 401 ') })
    expect(error.message).not.toContain(secret)
    expect(error.message).not.toContain(app.key)
  })

  it('takes a refusal with status 200 for one, as soketi sends it', async () => {
    const body = JSON.stringify({ error: 'The secret authentication failed', code: 401 })
    const { port } = await loopback((_, response) => response.end(body))
    const call = conform(`http://${app.key}:${app.secret}@127.0.0.1:${port}/apps/app-id`, writing)
    await expect(call).rejects.toMatchObject({ code: 'not_authorized' })
  })

  it('goes on after a check that failed', async () => {
    const { fake, url } = await served()
    const gone = check('state.gone', [{ ask: { path: '/channels/{run}-gone' } }], { status: 200 })
    const pinged = checks.find(({ id }) => id === 'sockets.ping')!
    fake.fault({ operation: 'getChannel', drop: 'before' })
    const report = await conform(url, { ...writing, checks: [gone, pinged] })
    expect(verdicts(report)).toEqual({ 'state.gone': 'failed', 'sockets.ping': 'as expected' })
    expect(report.checks[0]).toHaveProperty('why')
    expect(isAlarming(report)).toBe(true)
  })

  it('says of a check in which nothing comes what it waited for', async () => {
    const { url } = await served()
    const silent = check('sockets.silent', [{ open: 'a' }, { hear: 'a', until: 'never' }], {
      heard: ['never'],
    })
    const report = await conform(url, { ...writing, timeout: 2000, checks: [silent] })
    expect(verdicts(report)).toEqual({ 'sockets.silent': 'failed' })
    expect(report.checks[0]).toMatchObject({
      answered: expect.stringMatching(/^nothing: waited for /),
      holds: false,
    })
    expect(isAlarming(report)).toBe(true)
  })

  it('believes in counts only when it sees one', async () => {
    const counting = ['publish.info', 'batch.info'].map((id) => checks.find((one) => one.id === id)!)
    expect(counting.map(({ steps }) => steps.some((step) => 'subscribe' in step))).toEqual([true, true])
    for (const { proof } of counting) {
      const without = { status: 200, body: { channels: {}, batch: [{}, {}] } }
      expect(
        holds({ steps: [{ ask: { path: '/events' } }], ...(proof && { proof }) }, without, 'differs'),
      ).toBe(false)
    }
  })

  it('shows no control characters of a server, and no more of its text than a person reads', async () => {
    let requests = 0
    const { port } = await loopback((_, response) =>
      response.end(requests++ === 0 ? '{"channels":{}}' : `\u001b[2J\u009b${'x'.repeat(5000)}`),
    )
    const asking = check('state.text', [{ ask: { path: '/channels' } }], { status: 200, exactly: {} })
    const url = `http://${app.key}:${app.secret}@127.0.0.1:${port}/apps/app-id`
    const { answered = '' } = (await conform(url, { ...writing, checks: [asking] })).checks[0]!
    expect(answered).toMatch(/^200 {2}\[2J x+…$/)
    expect(answered).toHaveLength(300)
  })

  it('reports a server without sockets as one that closes them', async () => {
    const { port } = await loopback((_, response) => response.end('{"channels":{}}'))
    const connect = checks.find(({ id }) => id === 'sockets.connect')!
    const url = `http://${app.key}:${app.secret}@127.0.0.1:${port}/apps/app-id`
    const report = await conform(url, { ...writing, checks: [connect] })
    expect(report.checks[0]).toMatchObject({ verdict: 'differs', answered: 'closed with 1006' })
  })

  it('ends a check with the step that does not succeed', async () => {
    const { url } = await served()
    const steps: Step[] = [
      { open: 'a' },
      { subscribe: 'a', to: 'private-{run}', auth: 'wrong' },
      { hear: 'a', until: 'never' },
    ]
    const refused = check('sockets.refused', steps, { event: 'pusher:error', data: { code: 4009 } })
    expect(verdicts(await conform(url, { ...writing, checks: [refused] }))).toEqual({
      'sockets.refused': 'as expected',
    })
  })
})
