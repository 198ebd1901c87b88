// What happens on a fake server, line by line: requests, what they published, sockets.

import type { FakeServer } from '../../../../mocks/fake-server.ts'
import type { Played, Published } from './service.ts'
import type { PostedWebhook } from './webhook-log.ts'

export type LogEntry =
  | {
      readonly type: 'request'
      readonly method: string
      /** Without the query, which holds a signature, and without what is secret in it. */
      readonly path: string
      /** Undefined where there was no answer. */
      readonly status: number | undefined
      readonly operation: string | undefined
      readonly ms: number
    }
  | Published
  | { readonly type: 'socket_opened'; readonly socketId: string | undefined; readonly path: string }
  | {
      readonly type: 'socket_closed'
      readonly socketId: string | undefined
      readonly code: number | undefined
    }
  | ({ readonly type: 'webhook' } & PostedWebhook)

/** 426 says that a request may become a WebSocket, which is told when it does. */
const becomesSocket = 426

/** The same fake, which tells what it does. */
export function logged(played: Played, tell: (entry: LogEntry) => void): FakeServer {
  const { fake } = played
  const tellEvents = (): void => {
    for (const published of played.published()) tell(published)
  }
  const timed = async <Answer extends { readonly status: number }>(
    method: string,
    target: string,
    request: object,
    answer: () => Promise<Answer>,
  ): Promise<Answer> => {
    const started = performance.now()
    const [path = ''] = target.split('?')
    let status: number | undefined
    try {
      const answered = await answer()
      status = answered.status
      return answered
    } finally {
      const ms = Math.round((performance.now() - started) * 1000) / 1000
      const operation = played.operationOf(method, path, request)
      const told = played.shownPath?.(method, path) ?? path
      if (status !== becomesSocket) tell({ type: 'request', method, path: told, status, operation, ms })
      tellEvents()
    }
  }
  // From now on, what is published is told.
  played.published()
  played.webhooks?.listen((posted) => tell({ type: 'webhook', ...posted }))
  const { exchange } = fake
  return {
    fetch(input, init) {
      const request = new Request(input, init)
      return timed(request.method, new URL(request.url).pathname, request, () => fake.fetch(request))
    },
    ...(exchange && {
      exchange: (request) =>
        timed(request.method, request.target, request, () => exchange.call(fake, request)),
    }),
    upgrade(socket, request) {
      const before = new Set(played.sockets())
      fake.upgrade(socket, request)
      const socketId = played.sockets().find((id) => !before.has(id))
      tell({ type: 'socket_opened', socketId, path: new URL(request.url).pathname })
      // What had waited for it.
      tellEvents()
      // After the fake's own listener, and so after what the message published.
      socket.addEventListener('message', tellEvents)
      socket.addEventListener('close', (event?: { readonly code?: number }) =>
        tell({ type: 'socket_closed', socketId, code: event?.code }),
      )
    },
    reset: () => fake.reset(),
    close: () => fake.close(),
  }
}

export function jsonLine(entry: LogEntry, at: Date): string {
  return ascii({ time: at.toISOString(), ...entry })
}

export function textLine(entry: LogEntry, at: Date): string {
  const time = `${at.toTimeString().slice(0, 8)}.${String(at.getMilliseconds()).padStart(3, '0')}`
  return `${time} ${describe(entry)}`
}

function describe(entry: LogEntry): string {
  if (entry.type === 'request') {
    const { method, path, status = 'no answer', operation = '-', ms } = entry
    return `${method} ${shown(path)} ${status} ${operation} ${ms.toFixed(1)} ms`
  }
  if (entry.type === 'event')
    return `event ${shown(entry.name)} on ${shown(entry.channel)}, ${entry.bytes} bytes`
  if (entry.type === 'message') {
    const { id, recipient, status, bytes } = entry
    return `message ${shown(id)} for ${shown(recipient)} ${status}${topicOf(entry)}, ${bytes} bytes`
  }
  if (entry.type === 'global_message') {
    const { id, recipients, bytes } = entry
    const reached = `${recipients} ${recipients === 1 ? 'recipient' : 'recipients'}`
    return `global message ${shown(id)} to ${reached}${topicOf(entry)}, ${bytes} bytes`
  }
  if (entry.type === 'user_event')
    return `${entry.name} of ${shown(entry.username)}, told to ${countOf(entry.sockets)}`
  if (entry.type === 'webhook') {
    const { events, url, status, error = '' } = entry
    return `webhook ${shown(events.join(','))} to ${shown(url)} ${status ?? `no answer ${error}`}`.trimEnd()
  }
  const socket = `socket ${entry.socketId ?? '-'}`
  if (entry.type === 'socket_opened') return `${socket} opened ${shown(entry.path)}`
  return `${socket} closed ${entry.code ?? ''}`.trimEnd()
}

function topicOf({ topic }: { readonly topic: string | null }): string {
  return topic === null ? '' : ` on ${shown(topic)}`
}

function countOf(sockets: number): string {
  return sockets === 1 ? '1 socket' : `${sockets} sockets`
}

/** Names may be any text; a terminal must not obey it. */
function shown(name: string): string {
  return /^[\x21-\x7e]+$/.test(name) ? name : ascii(name)
}

/** JSON that also escapes what it need not and a terminal obeys: DEL, the controls from U+0080 on, directions of text. */
function ascii(value: unknown): string {
  return JSON.stringify(value).replace(
    /[^\x20-\x7e]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}
