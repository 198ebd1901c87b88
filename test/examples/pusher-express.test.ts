// One app, written for the `pusher` package, with that package and with the class of ours: a person sees the same.

import { once } from 'node:events'
import http from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import Package from 'pusher'
import PusherJs from 'pusher-js'
import { afterEach, expect, it } from 'vitest'
import { listen } from '../../mocks/node.ts'
import { createFakeSockudo } from '../../mocks/sockudo/index.ts'
import { Pusher } from '../../src/services/pusher/compat/index.ts'

const require = createRequire(import.meta.url)
const { createApp } = require('../../examples/pusher-express/app.cjs') as {
  createApp(Class: unknown, options: object): http.RequestListener
}

const ended: (() => unknown)[] = []
afterEach(async () => {
  for (const end of ended.splice(0).reverse()) await end()
})

interface Running {
  readonly origin: string
  readonly browser: PusherJs
}

async function start(Class: unknown): Promise<Running> {
  const web = http.createServer().listen(0, '127.0.0.1')
  await once(web, 'listening')
  const origin = `http://127.0.0.1:${(web.address() as AddressInfo).port}`
  const app = { id: '1234', key: 'app-key', secret: 'app-secret' }
  const fake = createFakeSockudo({ apps: [{ ...app, webhooks: [{ url: `${origin}/webhooks` }] }] })
  const { host, port, close } = await listen(fake)
  web.on('request', createApp(Class, { appId: app.id, key: app.key, secret: app.secret, host, port }))
  const browser = new PusherJs('app-key', {
    cluster: '',
    wsHost: host,
    wsPort: port,
    forceTLS: false,
    enabledTransports: ['ws'],
    channelAuthorization: { transport: 'ajax', endpoint: `${origin}/pusher/auth` },
    userAuthentication: { transport: 'ajax', endpoint: `${origin}/pusher/user-auth` },
  })
  ended.push(
    () => (web.closeAllConnections(), web.close()),
    close,
    () => browser.disconnect(),
  )
  return { origin, browser }
}

function happens(target: { bind(event: string, callback: (data: any) => void): unknown }, event: string) {
  return new Promise<any>((resolve) => target.bind(event, resolve))
}

async function json(url: string, init?: RequestInit): Promise<unknown> {
  const response = await fetch(url, init)
  return { status: response.status, body: await response.json() }
}

/** What somebody with a browser, and the app itself, get to see. */
async function story({ origin, browser }: Running): Promise<readonly unknown[]> {
  const subscribed = async (name: string): Promise<unknown> =>
    happens(browser.subscribe(name), 'pusher:subscription_succeeded')
  const orders = await subscribed('orders')
  const audit = await subscribed('private-audit')
  const room = await subscribed('presence-room')
  const refused = await happens(browser.subscribe('private-closed'), 'pusher:subscription_error')
  browser.signin()
  await browser.user.signinDonePromise
  const created = happens(browser.channel('private-audit'), 'order.created')
  const order = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"id":1}' }
  const answer = await json(`${origin}/orders`, order)
  const watching = await json(`${origin}/orders/watching`)
  const told = async (): Promise<unknown> => {
    const { body } = (await json(`${origin}/webhooks`)) as { body: readonly { readonly name: string }[] }
    return [...new Set(body.map(({ name }) => name))].toSorted()
  }
  const kinds = ['channel_occupied', 'member_added', 'message_version_created', 'subscription_count']
  await expect.poll(told).toEqual(kinds)
  const forged = await fetch(`${origin}/webhooks`, { method: 'POST', body: '{"events":[]}' })
  return [
    orders,
    audit,
    room,
    refused.status,
    browser.user.user_data,
    await created,
    answer,
    watching,
    forged.status,
  ]
}

it('an Express app for the pusher package runs with one import changed', async () => {
  const [before, after] = [await story(await start(Package)), await story(await start(Pusher))]
  expect(after).toEqual(before)
  expect(after).toMatchObject([
    {},
    {},
    { members: { ann: { name: 'Ann' } } },
    403,
    { id: 'ann' },
    { id: 1 },
    { status: 201 },
    { status: 200, body: { occupied: true, subscription_count: 1 } },
    401,
  ])
})
