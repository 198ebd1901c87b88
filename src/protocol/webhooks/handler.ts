// An endpoint for webhooks: verifies, then calls what is there for each event.

import { WebhookError, type WebhookReason } from '../../core/errors/webhook-error.ts'
import { readBody } from '../../core/read-body.ts'
import { longestWebhook, type WebhookBody } from './verify.ts'

/** Event name -> what to do; `*` is for all that have no entry, unknown ones included. */
export type WebhookListeners<Event extends { readonly name: string }> = {
  readonly [Name in Event['name']]?: (event: Extract<Event, { readonly name: Name }>) => unknown
} & { readonly '*'?: (event: Event) => unknown }

export interface WebhookHandlerOptions<Event extends { readonly name: string }> {
  readonly on: WebhookListeners<Event>
  /** Milliseconds a webhook may be on its way. Default: five minutes. */
  readonly maxAge?: number | undefined
}

type Verify<Event> = (webhook: {
  readonly headers: Headers
  readonly body: Uint8Array
  readonly maxAge?: number | undefined
}) => WebhookBody<Event>

const statuses: Partial<Record<WebhookReason, number>> = {
  too_large: 413,
  not_utf8: 400,
  not_json: 400,
  not_a_webhook: 400,
}

/**
 * The handler answers 200 when every listener is done. What a listener throws is thrown by the handler, so that the
 * server sends the webhook again.
 */
export function createWebhookHandler<Event extends { readonly name: string }>(
  verify: Verify<Event>,
  { on, maxAge }: WebhookHandlerOptions<Event>,
): (request: Request) => Promise<Response> {
  return async (request) => {
    if (request.method !== 'POST') return refuse(405, 'method_not_allowed', { allow: 'POST' })
    let events: readonly Event[]
    try {
      events = verify({ headers: request.headers, body: await readWebhook(request), maxAge }).events
    } catch (error) {
      if (error instanceof WebhookError) return refuse(statuses[error.reason] ?? 401, error.reason)
      throw error
    }
    // One after the other: the order of a batch is the order of what happened.
    for (const event of events) {
      const listener = (Object.hasOwn(on, event.name) ? on[event.name as Event['name']] : on['*']) as
        | ((event: Event) => unknown)
        | undefined
      await listener?.(event)
    }
    return Response.json({}, { status: 200 })
  }
}

/** @throws WebhookError `too_large` */
export async function readWebhook(request: Request): Promise<Uint8Array> {
  const body = await readBody(request, longestWebhook)
  if (body === undefined) throw new WebhookError('too_large', `is over ${longestWebhook} bytes`)
  return body
}

function refuse(status: number, word: string, headers: Readonly<Record<string, string>> = {}): Response {
  return Response.json({ error: word }, { status, headers })
}
