// The example on a fake: the list, its stream, and the page in a real browser.

import { once } from 'node:events'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { WebSocket } from 'ws'
import { auditEvents, auditTokens, createAudit, type Audit, type Entry } from '../../examples/users/audit.ts'
import { createAuditServer } from '../../examples/users/server.ts'
import { listen } from '../../mocks/node.ts'
import { createFakeUsers, type FakeUsers } from '../../mocks/users/index.ts'
import { connectUsersEvents } from '../../src/services/users/index.ts'
import { findChromium, openBrowser } from '../../examples/main-job/chromium.ts'

const chromium = findChromium()
const ended: (() => unknown)[] = []
afterEach(async () => {
  for (const end of ended.splice(0).reverse()) await end()
})

const listening = 'listening to the users server'
const origin = 'http://localhost'

interface Running {
  readonly fake: FakeUsers
  readonly audit: Audit
  readonly approved: () => Promise<void>
}

async function start(dialect: 'events' | 'tokens', headers = { origin }): Promise<Running> {
  const fake = createFakeUsers({ dialect })
  const server = await listen(fake)
  ended.push(server.close)
  const url = `ws://127.0.0.1:${server.port}`
  const audit = createAudit()
  const reconnect = { minDelay: 1, maxDelay: 1 }
  if (dialect === 'tokens') {
    const apiKey = 'my-secret-key'
    const socket = connectUsersEvents({ url, dialect, apiKey, WebSocket, reconnect })
    ended.push(socket.close)
    auditTokens(audit, socket)
    return { fake, audit, approved: socket.approved }
  }
  const socket = connectUsersEvents({ url, headers, WebSocket, reconnect })
  ended.push(socket.close)
  auditEvents(audit, socket)
  return { fake, audit, approved: socket.approved }
}

const textsOf = (audit: Audit): string[] => audit.entries.map(({ text }) => text)

function entryOf(audit: Audit, text: string): Promise<Entry> {
  const found = audit.entries.find((entry) => entry.text === text)
  if (found !== undefined) return Promise.resolve(found)
  return new Promise((resolve) => {
    const off = audit.onEntry((entry) => {
      if (entry.text !== text) return
      off()
      resolve(entry)
    })
  })
}

async function serve(audit: Audit, mayRead = (): boolean => true): Promise<string> {
  const server: Server = createAuditServer({ audit, mayRead }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  ended.push(() => (server.closeAllConnections(), server.close()))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

describe.each(['events', 'tokens'] as const)('the audit list, in the dialect %s', (dialect) => {
  it('has every event in words', async () => {
    const { fake, audit, approved } = await start(dialect)
    await approved()
    fake.emit.login('george')
    fake.emit.activated('jane')
    fake.emit.fileUploaded('george', { name: 'a.png' })
    fake.emit.fileRemoved('george', { name: 'a.png' })
    fake.emit.bucketUploaded('george', { name: 'photos' })
    fake.emit.bucketRemoved('george', { name: 'photos' })
    fake.emit.removed('jane')
    fake.emit.logout('george')
    await entryOf(audit, 'george logged out')
    expect(textsOf(audit)).toEqual([
      listening,
      'george logged in',
      'the account of jane was activated',
      'george uploaded a.png',
      'a.png of george was removed',
      'george has a new bucket, photos',
      'the bucket photos of george was removed',
      'the account of jane was removed',
      'george logged out',
    ])
  })

  it('says from when to when nobody listened', async () => {
    const { fake, audit, approved } = await start(dialect)
    await approved()
    const lost = 'the connection is lost: what happens now is not in this list'
    fake.reset()
    await entryOf(audit, lost)
    await vi.waitFor(() => expect(textsOf(audit)).toEqual([listening, lost, listening]), { timeout: 10_000 })
  })
})

describe('the audit list', () => {
  it('says why it cannot listen, and that it stopped', async () => {
    const { audit } = await start('events', { origin: 'https://stranger.test' })
    await entryOf(audit, 'listens no more')
    expect(textsOf(audit).at(-2)).toMatch(
      /^cannot listen: the server cut the connection .*https:\/\/stranger\.test/,
    )
  })

  it('keeps the last entries, and numbers all', () => {
    const audit = createAudit(2, () => 0)
    for (const text of ['a', 'b', 'c']) audit.add(text)
    const at = '1970-01-01T00:00:00.000Z'
    expect(audit.entries).toEqual([
      { id: 2, at, text: 'b' },
      { id: 3, at, text: 'c' },
    ])
  })
})

describe('the server of the audit list', () => {
  it('streams what is there and what comes', async () => {
    const audit = createAudit(10, () => 0)
    audit.add('before')
    const response = await fetch(`${await serve(audit)}/audit`)
    const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader()
    const at = '1970-01-01T00:00:00.000Z'
    expect((await reader.read()).value).toBe(`id: 1\ndata: {"id":1,"at":"${at}","text":"before"}\n\n`)
    audit.add('after')
    expect((await reader.read()).value).toBe(`id: 2\ndata: {"id":2,"at":"${at}","text":"after"}\n\n`)
    await reader.cancel()
  })

  it('gives a browser that comes back only what it missed', async () => {
    const audit = createAudit()
    for (const text of ['a', 'b', 'c']) audit.add(text)
    const response = await fetch(`${await serve(audit)}/audit`, { headers: { 'last-event-id': '2' } })
    const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader()
    expect((await reader.read()).value).toMatch(/^id: 3\n/)
    await reader.cancel()
  })

  it.each([['/'], ['/page.js'], ['/audit']])('shows nobody %s who may not read it', async (path) => {
    const response = await fetch(`${await serve(createAudit(), () => false)}${path}`)
    expect([response.status, await response.text()]).toEqual([401, 'sign in first'])
  })

  it('has nothing else', async () => {
    const url = await serve(createAudit())
    expect((await fetch(`${url}/server.ts`)).status).toBe(404)
    expect((await fetch(url, { method: 'POST' })).status).toBe(405)
  })
})

describe('the page of the audit list', () => {
  it('shows what happens, the newest first, and no markup of it', { timeout: 60_000 }, async (context) => {
    if (chromium === undefined) return context.skip('there is no Chromium here; CHROMIUM names one')
    const { fake, audit, approved } = await start('tokens')
    await approved()
    const browser = await openBrowser(chromium)
    ended.push(browser.close)
    await browser.page.send('Page.navigate', { url: await serve(audit) })
    fake.emit.login('<b>george</b>')
    await vi.waitFor(
      async () =>
        expect(
          await browser.page.evaluate('[...document.querySelectorAll("li")].map((li) => li.textContent)'),
        ).toEqual([
          expect.stringMatching(/ <b>george<\/b> logged in$/),
          expect.stringMatching(/ listening to the users server$/),
        ]),
      { timeout: 20_000, interval: 50 },
    )
  })
})
