// Runs in a browser: pusher-js and a signed call against the fake, both through MSW.

import Pusher from 'pusher-js'
import { setupWorker } from 'msw/browser'
import { sockudoHandlers } from '../../../mocks/msw.ts'
import { sockudoSocketHandlers } from '../../../mocks/msw/ws.ts'
import { createFakeSockudo } from '../../../mocks/sockudo/index.ts'
import { createSockudo } from '../../../src/services/sockudo/index.ts'

const host = 'sockudo.example.com'

async function run(): Promise<unknown> {
  const fake = createFakeSockudo()
  const worker = setupWorker(...sockudoHandlers(fake), ...sockudoSocketHandlers(fake))
  await worker.start({ quiet: true, onUnhandledRequest: 'bypass' })

  const pusher = new Pusher('app-key', {
    cluster: '',
    wsHost: host,
    forceTLS: true,
    enabledTransports: ['ws'],
  })
  const channel = pusher.subscribe('orders')
  await new Promise((resolve) => channel.bind('pusher:subscription_succeeded', resolve))
  const got = new Promise((resolve) => channel.bind('order.created', resolve))
  const sockudo = createSockudo(`https://app-key:app-secret@${host}/apps/app-id`, {
    dangerouslyAllowBrowser: true,
  })
  await sockudo.trigger('orders', 'order.created', { id: 1 })
  const data = await got

  const socket = new WebSocket(`wss://${host}/app/app-key?protocol=7`)
  const steps: string[] = []
  socket.addEventListener('open', () => steps.push('open'))
  const closed = new Promise<CloseEvent>((resolve) => socket.addEventListener('close', resolve))
  await new Promise((resolve) => socket.addEventListener('message', resolve, { once: true }))
  socket.addEventListener('message', ({ data: frame }) => steps.push(JSON.parse(frame as string).event))
  fake.drain()
  steps.push(`close ${(await closed).code}`)

  const late = new WebSocket(`wss://${host}/app/app-key?protocol=7`)
  late.addEventListener('open', () => steps.push('late open'))
  late.addEventListener('error', () => steps.push('late error'))
  const { code } = await new Promise<CloseEvent>((resolve) => late.addEventListener('close', resolve))
  steps.push(`late close ${code}`)
  pusher.disconnect()
  return { data, steps, events: fake.events.map(({ name }) => name) }
}

Object.assign(globalThis, { outcome: run() })
