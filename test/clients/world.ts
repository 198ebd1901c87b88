// What a case has to work with: a server, names of its own, subscribers, and the webhooks that the server sends.

import { signedCall } from '../contract/support/sign.ts'
import { numbered } from '../live/server/config.ts'
import type { LiveServer } from '../live/server/start.ts'
import { normalise } from './normalise.ts'
import { connect, type Subscriber } from './subscriber.ts'
import type { WebhookInbox } from './webhook-inbox.ts'

export interface World {
  /** `http://key:secret@127.0.0.1:PORT/apps/ID` of the app. */
  readonly url: URL
  /** The same for the app whose id is a number. */
  readonly numbered: URL
  readonly host: string
  readonly port: number
  /** A name that no other case uses; a prefix of channels stays in front. */
  own(name: string): string
  connect(app?: URL): Promise<Subscriber>
  /** The event and the request in which it came. */
  readonly webhooks: WebhookInbox
  /** Runs when the case is over. */
  after(task: () => unknown): void
}

/** Runs a case against a server and resolves to what was seen, normalised. */
export async function observe(
  run: (world: World) => Promise<unknown>,
  server: LiveServer,
  webhooks: WebhookInbox,
): Promise<unknown> {
  const id = `case-${Math.random().toString(36).slice(2, 10).padEnd(8, '0')}`
  const url = new URL(server.url)
  const second = new URL(server.url)
  Object.assign(second, {
    username: numbered.key,
    password: numbered.secret,
    pathname: `/apps/${numbered.id}`,
  })
  const tasks: (() => unknown)[] = []
  let markers = 0
  const world: World = {
    url,
    numbered: second,
    host: url.hostname,
    port: Number(url.port),
    own: (name) => name.replace(/^(?:(?:private|presence)-)?(?:encrypted-|cache-)?/, `$&${id}-`),
    async connect(app = url) {
      const subscriber = await connect(app, `${id}-marker-${++markers}`, (channel, name) =>
        publish(app, channel, name),
      )
      tasks.push(() => subscriber.leave())
      return subscriber
    },
    webhooks,
    after: (task) => void tasks.push(task),
  }
  try {
    const fixed = { [id]: 'own', [`${url.hostname}:${url.port}`]: '<server>' }
    return normalise(await run(world), fixed)
  } finally {
    for (const task of tasks.reverse()) await task()
  }
}

/** Signed by hand: what is under test does not say when its own events have come. */
async function publish(app: URL, channel: string, name: string): Promise<void> {
  const owner = { id: app.pathname.split('/').at(-1)!, key: app.username, secret: app.password }
  const call = { operation: 'triggerEvent', body: { name, channel, data: '' } } as const
  const { method, path, search, headers, body } = signedCall(call, owner, Math.floor(Date.now() / 1000))
  const answer = await fetch(new URL(`${path}?${search}`, app.origin), { method, headers, body: body! })
  if (!answer.ok) throw new Error(`the mark was refused with ${answer.status}: ${await answer.text()}`)
}
