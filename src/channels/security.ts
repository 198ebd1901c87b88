// What a client does without a server: authorize, authenticate, receive webhooks, open events.

import type { Credentials } from '../protocol/sign-request.ts'
import { subscriptionSigner } from '../protocol/sign-subscription.ts'
import {
  checkKeys,
  createWebhookReceiver,
  type NamedEvent,
  type WebhookReceiver,
} from '../protocol/webhooks/receiver.ts'
import { type Authorizer, createAuthorizer } from './authorize.ts'
import type { Context } from './context.ts'
import {
  type AuthHandlerOptions,
  createAuthHandler,
  createUserAuthHandler,
  type UserAuthHandlerOptions,
} from './handlers/auth.ts'
import type { Handler } from './handlers/cors.ts'
import type { ClientOptions } from './options.ts'

export interface Security<Event extends NamedEvent> extends Authorizer, WebhookReceiver<Event> {
  authHandler(options: AuthHandlerOptions): Handler
  userAuthHandler(options: UserAuthHandlerOptions): Handler
  openEvent(channel: string, data: unknown): unknown
}

/** @throws ArgumentError for webhook keys that cannot be */
export function createSecurity<Event extends NamedEvent>(
  context: Context,
  options: ClientOptions,
): Security<Event> {
  const { encryption, names } = context
  const own: Credentials = options
  const authorizer = createAuthorizer(subscriptionSigner(own), encryption, names)
  const others =
    options.webhookKeys === undefined || options.webhookKeys.length === 0
      ? []
      : checkKeys(options.webhookKeys, 'options.webhookKeys')
  const receiver = createWebhookReceiver<Event>({
    keys: [own, ...others],
    clock: context.now,
    // Without a master key sealed data stays as it came, since there is nothing to open it with.
    openEvent: options.encryptionMasterKey === undefined ? undefined : encryption.open,
  })
  return {
    ...authorizer,
    ...receiver,
    authHandler: (handler) => createAuthHandler(authorizer, names, handler),
    userAuthHandler: (handler) => createUserAuthHandler(authorizer, handler),
    openEvent: encryption.open,
  }
}
