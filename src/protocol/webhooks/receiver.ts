// What receives webhooks: a client is one, and so is a process that has the keys and no client.

import { checkFunction, checkOptions, checkText } from '../../core/check.ts'
import { DecryptionError } from '../../core/errors/decryption-error.ts'
import { ArgumentError, shapeOf } from '../../core/errors/argument-error.ts'
import { isEncryptedChannel } from '../names.ts'
import type { Credentials } from '../sign-request.ts'
import { createWebhookHandler, readWebhook, type WebhookHandlerOptions } from './handler.ts'
import { checkMaxAge, type ReceivedWebhook, type WebhookBody, webhookVerifier } from './verify.ts'

export interface NamedEvent {
  readonly name: string
}

/** An event whose data could not be opened. The others of the webhook are not affected. */
export interface UnopenedEvent {
  /** Its place in `events`, where its data is as it came. */
  readonly index: number
  readonly error: DecryptionError
}

export interface Webhook<Event> extends WebhookBody<Event> {
  /** Encrypted client events that do not open; empty when all is well. */
  readonly unopened: readonly UnopenedEvent[]
}

export interface WebhookReceiverOptions {
  /** Every key that may sign: during a rotation the old and the new one. */
  readonly keys: readonly Credentials[]
  /** Milliseconds since the epoch. Default: `Date.now`. */
  readonly clock?: (() => number) | undefined
  /**
   * Opens the data of an encrypted client event; without it such data stays sealed. What it throws puts the event into
   * `unopened`.
   */
  readonly openEvent?: ((channel: string, data: unknown) => unknown) | undefined
}

export interface WebhookReceiver<Event extends NamedEvent> {
  /**
   * Verifies a webhook, and only then parses it.
   *
   * @param webhook - headers in any case or `Headers`, and the body as it came: text or bytes, not parsed JSON
   * @returns the time it was sent and its events, unknown ones as they came
   * @throws WebhookError with a `reason`
   */
  verifyWebhook(webhook: ReceivedWebhook): Webhook<Event>
  /** The same from a Fetch Request, whose body must not have been read. */
  webhook(request: Request, options?: { readonly maxAge?: number | undefined }): Promise<Webhook<Event>>
  /**
   * An endpoint: verifies, calls the listener of each event in order, answers 200 when all are done. Refuses with 400,
   * 401, 405 or 413; what a listener throws is thrown, so that the server sends again.
   */
  webhookHandler(options: WebhookHandlerOptions<Event>): (request: Request) => Promise<Response>
}

/** @throws ArgumentError for keys that cannot be */
export function createWebhookReceiver<Event extends NamedEvent>(
  options: WebhookReceiverOptions,
): WebhookReceiver<Event> {
  checkOptions(options, ['keys', 'clock', 'openEvent'], 'options')
  const verify = webhookVerifier(checkKeys(options.keys, 'options.keys'))
  const { clock = Date.now, openEvent } = options
  checkFunction(clock, 'options.clock')
  checkFunction(openEvent, 'options.openEvent')
  const verifyWebhook = (webhook: ReceivedWebhook): Webhook<Event> => {
    checkOptions(webhook, ['headers', 'body', 'maxAge'], 'webhook')
    checkMaxAge(webhook.maxAge, 'maxAge')
    return opened(verify<Event>(webhook, clock()), openEvent)
  }
  return {
    verifyWebhook,
    async webhook(request, options = {}) {
      checkOptions(options, ['maxAge'], 'options')
      const body = await readWebhook(request)
      return verifyWebhook({ headers: request.headers, body, maxAge: options.maxAge })
    },
    webhookHandler: (handler) => createWebhookHandler(verifyWebhook, handler),
  }
}

/** @throws ArgumentError that never repeats a secret */
export function checkKeys(keys: unknown, argument: string): readonly Credentials[] {
  if (!Array.isArray(keys) || keys.length === 0) {
    throw new ArgumentError(argument, `must be a list of { key, secret }, received ${shapeOf(keys)}`)
  }
  return keys.map((entry: Partial<Credentials> | null, index) => ({
    key: checkText(entry?.key, `${argument}[${index}].key`),
    secret: checkText(entry?.secret, `${argument}[${index}].secret`),
  }))
}

function opened<Event>(
  { timeMs, events }: WebhookBody<Event>,
  open: WebhookReceiverOptions['openEvent'],
): Webhook<Event> {
  const unopened: UnopenedEvent[] = []
  if (open === undefined || !events.some(isSealed)) return { timeMs, events, unopened }
  const results = events.map((event, index) => {
    if (!isSealed(event)) return event
    try {
      return { ...event, data: open(event.channel, event.data) }
    } catch (error) {
      // Any subscriber can send garbage; it must not take the other events of the batch with it.
      const fault =
        error instanceof DecryptionError ? error : new DecryptionError(event.channel, 'openEvent threw')
      unopened.push({ index, error: fault })
      return event
    }
  })
  return { timeMs, events: results, unopened }
}

function isSealed(event: unknown): event is { readonly channel: string; readonly data: unknown } {
  const { name, channel } = event as { name?: unknown; channel?: unknown }
  return name === 'client_event' && typeof channel === 'string' && isEncryptedChannel(channel)
}
