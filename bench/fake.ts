// npm run bench:fake: how fast the fake Sockudo is, in this process, on a port, and beside the real server; how much
// memory connections take; how fast the fake WebSockets Service pushes to everybody. Figures are for reading; nothing asserts them.

import { parseArgs } from 'node:util'
import Pusher from 'pusher'
import { createSockudo } from 'channelkit/sockudo'
import { startSockudo } from '../test/live/server/start.ts'
import { socketFloor } from './floor.ts'
import { inThisProcess, onAPort } from './fake/global-push.ts'
import { inProcess } from './fake/in-process.ts'
import { memoryOf, startFake, startNothing } from './fake/server.ts'
import { subscribe } from './fake/sockets.ts'
import { type Candidate, compare, print, pumped } from './rounds.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: 'string', default: '9' }, events: { type: 'string', default: '1500' } },
})
const [rounds, events] = [Number(values.rounds), Number(values.events)]
const data = { id: 1, note: 'x'.repeat(450) }
const sockets = 1000

const parts: Readonly<Record<string, () => Promise<void>>> = {
  async 'in-process'() {
    const title = `In this process, one after the other, ${rounds} rounds of ${events} events of 480 bytes`
    print(title, await compare(inProcess(), { rounds, times: events }))
  },
  async published() {
    const title = `On a port, 64 concurrent, ${rounds} rounds of ${events} events of 480 bytes`
    print(`${title}, npm pusher`, await compareServers(rounds, events, withPusher))
    print(`${title}, bare sockets`, await compareServers(rounds, events, withSockets))
  },
  async 'fan-out'() {
    const times = 20
    const title = `One event to ${sockets} subscribers, ${rounds} rounds of ${times} events`
    const compared = await compareServers(rounds, times, toSubscribers)
    print(title, compared)
    for (const { name, rate } of compared) {
      console.log(`  ${name}: ${(1000 / rate).toFixed(1)} ms, ${(rate * sockets).toFixed(0)} deliveries/s`)
    }
  },
  async global() {
    const candidates = [await inThisProcess(sockets), await onAPort(sockets)]
    const times = 20
    const title = `WebSockets Service: one global message to ${sockets} recipients, ${rounds} rounds of ${times}`
    const compared = await compare(candidates, { rounds, times })
    print(title, compared)
    for (const { name, rate } of compared) console.log(`  ${name}: ${(1000 / rate).toFixed(1)} ms each`)
    for (const { close } of candidates) await close()
  },
  async idle() {
    const nothing = await startNothing()
    const fake = await startFake()
    const [empty, before] = [await memoryOf(nothing.pid), await memoryOf(fake.pid)]
    const subscribers = await subscribe(fake.url, sockets, 'orders', 'order.created')
    const after = await memoryOf(fake.pid)
    const line = `fake ${before.toFixed(0)} MB, with ${sockets} subscribers ${after.toFixed(0)} MB`
    console.log(
      `\nMemory: empty process ${empty.toFixed(0)} MB, ${line}: ${(after - empty).toFixed(0)} MB above`,
    )
    subscribers.close()
    await fake.stop()
    await nothing.stop()
  },
}

const chosen = positionals.length > 0 ? positionals : Object.keys(parts)
for (const name of chosen) {
  if (!Object.hasOwn(parts, name)) throw new Error(`there is ${Object.keys(parts).join(', ')}`)
  await parts[name]!()
}

type Client = (name: string, url: string) => Promise<Candidate & { readonly close: () => void }>

/** The real server first, with all its features as the fake has them, and with none. */
async function compareServers(rounds: number, times: number, client: Client): ReturnType<typeof compare> {
  const [full, lean, fake] = [await startSockudo('full'), await startSockudo('lean'), await startFake()]
  const candidates = [
    await client('Sockudo', full.url),
    await client('Sockudo without history', lean.url),
    await client('fake', fake.url),
  ]
  try {
    return await compare(candidates, { rounds, times })
  } finally {
    for (const { close } of candidates) close()
    await Promise.all([full.stop(), lean.stop(), fake.stop()])
  }
}

async function withPusher(name: string, url: string): ReturnType<Client> {
  const { hostname, port, username, password, pathname } = new URL(url)
  const appId = pathname.split('/').at(-1)!
  const pusher = new Pusher({ appId, key: username, secret: password, host: hostname, port, useTLS: false })
  return { name, run: pumped(() => pusher.trigger('orders', 'order.created', data), 64), close: () => {} }
}

async function withSockets(name: string, url: string): ReturnType<Client> {
  const sockudo = createSockudo(url)
  const body = { name: 'order.created', data: JSON.stringify(data), channels: ['orders'] }
  return { name, run: pumped(socketFloor(sockudo, body), 64), close: () => void sockudo.close() }
}

async function toSubscribers(name: string, url: string): ReturnType<Client> {
  const sockudo = createSockudo(url)
  const subscribers = await subscribe(url, sockets, 'orders', 'order.created')
  return {
    name,
    async run(times) {
      for (let index = 0; index < times; index++) {
        const received = subscribers.received(1)
        await sockudo.trigger('orders', 'order.created', data)
        await received
      }
    },
    close() {
      subscribers.close()
      void sockudo.close()
    },
  }
}
