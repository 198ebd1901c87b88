// A fetch that goes nowhere: it keeps what was sent and answers what it was told.

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
 * @example
 * ```ts
 * import { createSockudo } from 'channelkit/sockudo'
 * import { recordingFetch } from 'channelkit/testing'
 *
 * const fetch = recordingFetch()
 * const sockudo = createSockudo('http://app-key:app-secret@127.0.0.1:6001/apps/app-id', { fetch })
 * await sockudo.trigger('orders', 'order.created', { id: 1 })
 * console.log(fetch.requests[0]?.body)
 * ```
 *
 * @param answers - used up in order, the last one again and again; an Error is thrown, a function is asked. Without
 * any, everything is answered 200 with `{}`
 */
export function recordingFetch(...answers: readonly Answer[]): RecordingFetch {
  const requests: RecordedRequest[] = []
  const fetch = async (input: string | URL | Request, init?: RequestInit): Promise<Response> => {
    const request = await record(new Request(input, init))
    const answer = answers[Math.min(requests.length, answers.length - 1)] ?? Response.json({})
    requests.push(request)
    const given = typeof answer === 'function' ? await answer(request) : answer
    if (given instanceof Error) throw given
    return given.clone()
  }
  return Object.assign(fetch, { requests })
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
