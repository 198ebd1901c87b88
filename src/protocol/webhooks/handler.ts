// An endpoint for webhooks: verifies, then calls what is there for each event.

import { checkOptions } from '../../core/check.ts'
import { ArgumentError, shapeOf } from '../../core/errors/argument-error.ts'
import type { DecryptionError } from '../../core/errors/decryption-error.ts'
import { WebhookError, type WebhookReason } from '../../core/errors/webhook-error.ts'
import { checkUnread, readBody } from '../../core/read-body.ts'
import { readSigner } from './headers.ts'
import { checkMaxAge, longestWebhook, type ReceivedWebhook, type WebhookBody } from './verify.ts'

/** Event name -> what to do; `*` is for all that have no entry, unknown ones included. */
export type WebhookListeners<Event extends { readonly name: string }> = {
  readonly [Name in Event['name']]?: ((event: Extract<Event, { readonly name: Name }>) => unknown) | undefined
} & { readonly '*'?: ((event: Event) => unknown) | undefined }

export interface WebhookHandlerOptions<Event extends { readonly name: string }> {
  readonly on: WebhookListeners<Event>
  /** Called instead of a listener with an encrypted client event that does not open; without it, it is left out. */
  readonly onUnopened?: ((event: Event, error: DecryptionError) => unknown) | undefined
  /** Milliseconds a webhook may be on its way. Default: five minutes. */
  readonly maxAge?: number | undefined
}

type Verify<Event> = (webhook: ReceivedWebhook) => WebhookBody<Event> & {
  readonly unopened: readonly { readonly index: number; readonly error: DecryptionError }[]
}

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
  options: WebhookHandlerOptions<Event>,
): (request: Request) => Promise<Response> {
  checkOptions(options, ['on', 'onUnopened', 'maxAge'], 'options')
  const { on, onUnopened, maxAge } = options
  checkListeners(on)
  if (onUnopened !== undefined) checkListener(onUnopened, 'options.onUnopened')
  checkMaxAge(maxAge, 'options.maxAge')
  return async (request) => {
    if (request.method !== 'POST') return refuse(405, 'method_not_allowed', { allow: 'POST' })
    let webhook: ReturnType<Verify<Event>>
    try {
      webhook = verify({ headers: request.headers, body: await readWebhook(request), maxAge })
    } catch (error) {
      if (error instanceof WebhookError) return refuse(statuses[error.reason] ?? 401, error.reason)
      throw error
    }
    // One after the other: the order of a batch is the order of what happened.
    for (const [index, event] of webhook.events.entries()) {
      const sealed = webhook.unopened.find((one) => one.index === index)
      if (sealed !== undefined) {
        await onUnopened?.(event, sealed.error)
        continue
      }
      const listener = (Object.hasOwn(on, event.name) ? on[event.name as Event['name']] : on['*']) as
        | ((event: Event) => unknown)
        | undefined
      await listener?.(event)
    }
    return Response.json({}, { status: 200 })
  }
}

/**
 * The body of a request that may be a webhook: one without its headers is not read.
 *
 * @throws WebhookError `missing_key`, `missing_signature`, `repeated_header`, `too_large`
 */
export async function readWebhook(request: Request): Promise<Uint8Array> {
  checkUnread(request)
  readSigner(request.headers)
  const body = await readBody(request, longestWebhook)
  if (body === undefined) throw new WebhookError('too_large', `is over ${longestWebhook} bytes`)
  return body
}

function checkListeners(on: unknown): void {
  if (typeof on !== 'object' || on === null) {
    throw new ArgumentError(
      'options.on',
      `must be an object of listeners by event name, received ${shapeOf(on)}`,
    )
  }
  for (const [name, listener] of Object.entries(on)) {
    if (listener !== undefined) checkListener(listener, `options.on.${name}`)
  }
}

function checkListener(listener: unknown, argument: string): void {
  if (typeof listener === 'function') return
  throw new ArgumentError(argument, `must be a function, received ${shapeOf(listener)}`)
}

function refuse(status: number, word: string, headers: Readonly<Record<string, string>> = {}): Response {
  return Response.json({ error: word }, { status, headers })
}
