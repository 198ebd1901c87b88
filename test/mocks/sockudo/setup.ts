// A fake whose time and ids the test holds, and short ways to talk to it.

import {
  createFakeSockudo,
  type FakeIds,
  type FakeSockudo,
  type FakeSockudoOptions,
} from '../../../mocks/sockudo/index.ts'
import { now, signed, type SignedOptions } from './signed.ts'

export interface Answered {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  /** Parsed, where it is JSON. */
  readonly body: any
}

export interface Time {
  (): number
  /** Moves on by so many milliseconds and runs what is due, in order. */
  advance(milliseconds: number): void
  readonly schedule: NonNullable<FakeSockudoOptions['schedule']>
}

export interface Setup {
  readonly fake: FakeSockudo
  readonly time: Time
  ask(request: Request): Promise<Answered>
  get(path: string, options?: SignedOptions): Promise<Answered>
  post(path: string, body?: unknown, options?: SignedOptions): Promise<Answered>
  publish(event: object, options?: SignedOptions): Promise<Answered>
  batch(events: readonly object[], options?: SignedOptions): Promise<Answered>
}

export function setup(options: FakeSockudoOptions = {}): Setup {
  const time = handMovedTime()
  const fake = createFakeSockudo({ clock: time, schedule: time.schedule, ids: countedIds(), ...options })
  const ask: Setup['ask'] = async (request) => answered(await fake.fetch(request))
  const post: Setup['post'] = (path, body, extra) =>
    ask(signed('POST', `/apps/app-id${path}`, { ...extra, body }))
  return {
    fake,
    time,
    ask,
    get: (path, extra) => ask(signed('GET', `/apps/app-id${path}`, extra)),
    post,
    publish: (event, extra) =>
      post('/events', { name: 'created', channel: 'orders', data: 'x', ...event }, extra),
    batch: (events, extra) => post('/batch_events', { batch: events }, extra),
  }
}

/** What the server says when it refuses. */
export function refusal(status: number, code: string, error: string): object {
  return { status, body: { error, code, status } }
}

export async function answered(response: Response): Promise<Answered> {
  const text = await response.text()
  const json = response.headers.get('content-type') === 'application/json' && text !== ''
  return {
    status: response.status,
    headers: response.headers,
    text,
    body: json ? JSON.parse(text) : undefined,
  }
}

export function handMovedTime(): Time {
  let at = now * 1000
  let tasks: { readonly at: number; readonly task: () => void }[] = []
  const time = (): number => at
  return Object.assign(time, {
    advance(milliseconds: number): void {
      const end = at + milliseconds
      for (;;) {
        const [next] = tasks.filter((one) => one.at <= end).sort((left, right) => left.at - right.at)
        if (next === undefined) break
        tasks = tasks.filter((task) => task !== next)
        at = next.at
        next.task()
      }
      at = end
    },
    schedule(task: () => void, milliseconds: number): () => void {
      const entry = { at: at + milliseconds, task }
      tasks.push(entry)
      return () => void (tasks = tasks.filter((other) => other !== entry))
    },
  })
}

export function countedIds(): FakeIds {
  let sockets = 0
  let uuids = 0
  return { socketId: () => `${++sockets}.1`, uuid: () => `uuid-${++uuids}` }
}
