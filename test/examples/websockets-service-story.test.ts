// The story of the WebSockets Service, as its reader starts it, and with recipients where there is no browser.

import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { describe, expect, it, onTestFinished } from 'vitest'
import { type Job, openJob } from '../../examples/main-job/websockets-service/job.ts'
import { refusedHandshake } from '../../examples/main-job/websockets-service/refused.ts'
import { steps } from '../../examples/main-job/websockets-service/steps.ts'
import { refuseAddress } from '../../examples/main-job/websockets-service/steps/refuse-address.ts'
import { refuseKey } from '../../examples/main-job/websockets-service/steps/refuse-key.ts'
import { refuseOrigin } from '../../examples/main-job/websockets-service/steps/refuse-origin.ts'
import { listen } from '../../mocks/node.ts'
import { createFakeWebSocketsService } from '../../mocks/websockets-service/index.ts'
import { closedPort } from '../support/loopback.ts'
import { findChromium } from '../../examples/main-job/chromium.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

interface Ended {
  readonly code: number
  readonly output: string
  readonly errors: string
}

function start(args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Ended> {
  const tsx = ['--conditions=channelkit-source', '--import', 'tsx', 'examples/main-job/main.ts']
  const options = { cwd: root, env: { ...process.env, NO_COLOR: '1', ...env } }
  return new Promise((resolve) => {
    execFile(process.execPath, [...tsx, 'websockets-service', ...args], options, (error, output, errors) =>
      resolve({ code: error === null ? 0 : Number(error.code), output, errors }),
    )
  })
}

describe('npm start -- websockets-service', { timeout: 120_000 }, () => {
  it('tells the whole story on the fake, and says where its recipients are', async () => {
    const { code, output, errors } = await start([])
    expect([code, errors]).toEqual([0, ''])
    const place = findChromium() === undefined ? /recipients in Node \d+/ : /recipients in Chromium \d+/
    expect(output).toMatch(place)
    expect(output).toContain(`${steps.length} of ${steps.length} steps observed by the receiver, 0 failed`)
  })

  it('goes to a live service, and leaves out what nobody does to one', async () => {
    const accessKey = 'sak-of-a-live-service'
    const fake = createFakeWebSocketsService({ accessKeys: [accessKey] })
    const { port, close } = await listen(fake)
    onTestFinished(close)
    const args = ['--endpoint', `http://127.0.0.1:${port}/graphql`, '--access-key-from-env', 'LIVE_KEY']
    const { code, output } = await start(args, { LIVE_KEY: accessKey })
    expect(output).toContain(`11 of ${steps.length} steps observed by the receiver, 4 not available`)
    expect(code).toBe(0)
    expect(output).not.toContain(accessKey)
    const topics = fake.globalMessages.map(({ topic }) => topic)
    // Nothing went to people who have nothing to do with the story.
    expect(topics).toEqual([expect.stringMatching(/^main-job-/)])
  })

  it.each([
    [
      'a key without an endpoint',
      ['--access-key-from-env', 'PATH'],
      '--access-key-from-env goes with --endpoint',
    ],
    ['an endpoint without a key', ['--endpoint', 'http://127.0.0.1:1/graphql'], '--endpoint goes with'],
    [
      'a key in place of a name',
      ['--endpoint', 'http://127.0.0.1:1/graphql', '--access-key-from-env', 'sak-secret'],
      'takes the name of a variable that is set',
    ],
    [
      'an endpoint that is none',
      ['--endpoint', 'graphql', '--access-key-from-env', 'PATH'],
      'endpoint must be',
    ],
    ['an option that there is not', ['--url', 'x'], "Unknown option '--url'"],
  ])('refuses %s with a sentence', async (_, args, sentence) => {
    const { code, errors } = await start(args)
    expect(code).toBe(2)
    expect(errors).toContain(sentence)
    expect(errors).toContain('npm start -- websockets-service [--endpoint')
    expect(errors).not.toContain('sak-secret')
  })
})

describe('the steps in which something is refused', { timeout: 60_000 }, () => {
  const refusals = [refuseOrigin, refuseAddress, refuseKey]
  const live = async (endpoint: string, accessKey: string): Promise<Job> => {
    const job = await openJob({ endpoint, accessKey })
    onTestFinished(() => job.close())
    return job
  }
  const accessKey = 'sak-of-a-live-service'

  it.each(refusals)('fail where nothing listens: $title', async ({ run }) => {
    const job = await live(`http://127.0.0.1:${await closedPort()}/graphql`, accessKey)
    await expect(run(job)).rejects.toThrow('ECONNREFUSED')
  })

  it.each([refuseOrigin, refuseAddress])('fail where nobody may be registered: $title', async ({ run }) => {
    const scopes = 'websockets-manager-api:query:*'
    const { port, close } = await listen(createFakeWebSocketsService({ accessKeys: [accessKey], scopes }))
    onTestFinished(close)
    const job = await live(`http://127.0.0.1:${port}/graphql`, accessKey)
    await expect(run(job)).rejects.toThrow('does not allow the mutation registerRecipient')
  })

  it.each([refuseOrigin, refuseAddress])('fail where no socket opens at all: $title', async ({ run }) => {
    const socketUrl = `ws://127.0.0.1:${await closedPort()}/`
    const { port, close } = await listen(createFakeWebSocketsService({ accessKeys: [accessKey], socketUrl }))
    onTestFinished(close)
    const job = await live(`http://127.0.0.1:${port}/graphql`, accessKey)
    await expect(run(job)).rejects.toThrow()
  })

  it.each([refuseOrigin, refuseAddress])('take the end of a connection for one: $title', async ({ run }) => {
    const fake = createFakeWebSocketsService({ accessKeys: [accessKey], refusedHandshake: 'close' })
    const { port, close } = await listen(fake)
    onTestFinished(close)
    const job = await live(`http://127.0.0.1:${port}/graphql`, accessKey)
    expect(await run(job)).toContain('closed before anything arrived); registered like the others, let in')
  })

  it('fail where somebody is let in', async () => {
    const job = await openJob(undefined)
    onTestFinished(() => job.close())
    await expect(refusedHandshake(job, 'mallory', {})).rejects.toThrow('mallory was connected')
  })

  it('fail where the service breaks over a key that it does not know', async () => {
    const fake = createFakeWebSocketsService({ accessKeys: [accessKey] })
    const { port, close } = await listen(fake)
    onTestFinished(close)
    fake.fault({ operation: 'pushMessage', status: 503, times: 1 })
    const job = await live(`http://127.0.0.1:${port}/graphql`, accessKey)
    await expect(refuseKey.run(job)).rejects.toThrow('503')
  })
})

describe('the story without a browser', { timeout: 60_000 }, () => {
  it('is observed step by step in Node', async () => {
    const job = await openJob(undefined)
    onTestFinished(() => job.close())
    expect(job.where).toMatch(/recipients in Node/)
    for (const { title, run } of steps) expect([title, await run(job)]).toEqual([title, expect.any(String)])
  })
})
