// A fetch that goes nowhere: it keeps what was sent and answers what it was told.

import { ArgumentError, shapeOf } from '../core/errors/argument-error.ts'

export interface RecordedRequest {
  readonly method: string
  /** Percent-encoded, as it was sent. */
  readonly path: string
  readonly query: Readonly<Record<string, string>>
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  /** Empty when there was none. */
  readonly body: string
}

/** A Response, an Error that is thrown as a connection that fails is, or a function that makes one of them. */
export type Answer =
  | Response
  | Error
  | ((request: RecordedRequest) => Response | Error | Promise<Response | Error>)

export interface RecordingFetch {
  (input: string | URL | Request, init?: RequestInit): Promise<Response>
  /** What was sent, oldest first. */
  readonly requests: readonly RecordedRequest[]
}

/**
 * A `fetch` for the `fetch` option that records every request.
 *
 * A request that is aborted rejects with the reason, as with any `fetch`: an answer that never comes shows what a
 * timeout does.
 *
 * @example
 * ```ts
 * import { createSockudo } from 'channelkit/sockudo'
 * import { recordingFetch } from 'channelkit/testing'
 *
 * const fetch = recordingFetch()
 * const sockudo = createSockudo('http://app-key:app-secret@127.0.0.1:6001/apps/app-id', { fetch })
 * await sockudo.trigger('orders', 'order.created', { id: 1 })
 * console.log(fetch.requests[0]?.body)
 *
 * const busy = recordingFetch(
 *   Response.json({ error: 'busy' }, { status: 503 }),
 *   new TypeError('fetch failed'),
 *   ({ path }) => Response.json({ path }),
 * )
 * console.log((await busy('http://127.0.0.1/up')).status)
 * ```
 *
 * @param answers - used up in order, the last one again and again; an Error is thrown, a function is asked. Without
 * any, everything is answered 200 with `{}`
 * @returns the `fetch`, with the `requests` that were sent
 * @throws ArgumentError for an answer that is none
 */
export function recordingFetch(...answers: readonly Answer[]): RecordingFetch {
  for (const [index, answer] of answers.entries()) {
    if (typeof answer !== 'function') checkAnswer(answer, `answers[${index}]`)
  }
  const requests: RecordedRequest[] = []
  const fetch = async (input: string | URL | Request, init?: RequestInit): Promise<Response> => {
    const sent = new Request(input, init)
    sent.signal.throwIfAborted()
    const request = await record(sent)
    const index = Math.min(requests.length, answers.length - 1)
    const answer = answers[index] ?? Response.json({})
    requests.push(request)
    const given = typeof answer === 'function' ? await unlessAborted(sent, answer(request)) : answer
    checkAnswer(given, `answers[${index}]()`)
    if (given instanceof Error) throw given
    return given.clone()
  }
  return Object.assign(fetch, { requests })
}

function checkAnswer(answer: unknown, argument: string): void {
  // By what it can do and not by its class: a Response may come from another realm.
  const isResponse = typeof answer === 'object' && answer !== null && 'clone' in answer && 'status' in answer
  if (isResponse || answer instanceof Error) return
  throw new ArgumentError(argument, `must be a Response or an Error, received ${shapeOf(answer)}`)
}

/** Takes the request and not its signal, because Node forgets a signal whose request nobody holds. */
async function unlessAborted<Value>(sent: Request, value: Value | Promise<Value>): Promise<Value> {
  let abort = (): void => {}
  const aborted = new Promise<never>((_, reject) => {
    abort = () => reject(sent.signal.reason as Error)
    if (sent.signal.aborted) abort()
    else sent.signal.addEventListener('abort', abort)
  })
  try {
    return await Promise.race([aborted, value])
  } finally {
    sent.signal.removeEventListener('abort', abort)
  }
}

async function record(request: Request): Promise<RecordedRequest> {
  const { pathname, searchParams } = new URL(request.url)
  return {
    method: request.method,
    path: pathname,
    query: Object.fromEntries(searchParams),
    headers: Object.fromEntries(request.headers),
    body: await request.text(),
  }
}
