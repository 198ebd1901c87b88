// Endpoints that clients ask for authorization, as functions from Request to Response.

import { checkOptions } from '../../core/check.ts'
import { ArgumentError, shapeOf } from '../../core/errors/argument-error.ts'
import { checkChannelName, checkSocketId, type NameRules } from '../../protocol/names.ts'
import type { Authorizer, PresenceData, UserData } from '../authorize.ts'
import { type CorsOptions, type Handler, withCors } from './cors.ts'
import { json } from './json.ts'
import { readFields } from './read-fields.ts'
import { Refusal } from './refusal.ts'

export interface Subscription {
  readonly socketId: string
  readonly channel: string
}

type Decision<Granted> = Granted | false | null | undefined

export interface AuthHandlerOptions {
  /**
   * Decides: `true` for a private channel, an object with `user_id` for a presence channel; anything else refuses. What
   * it throws is thrown by the handler.
   */
  readonly authorize: (
    request: Request,
    subscription: Subscription,
  ) => Decision<true | PresenceData> | Promise<Decision<true | PresenceData>>
  readonly cors?: CorsOptions | undefined
}

export interface UserAuthHandlerOptions {
  /** Says who the user is; anything but an object with an id refuses. */
  readonly authenticate: (
    request: Request,
    connection: { readonly socketId: string },
  ) => Decision<UserData> | Promise<Decision<UserData>>
  readonly cors?: CorsOptions | undefined
}

/** The endpoint for subscriptions: `channelAuthorization.endpoint` of pusher-js. */
export function createAuthHandler(
  authorizer: Authorizer,
  names: NameRules,
  options: AuthHandlerOptions,
): Handler {
  checkOptions(options, ['authorize', 'cors'], 'options')
  const authorize = checkCallback(options.authorize, 'options.authorize')
  return respond(options.cors, async (request) => {
    // The callback may read the body, too.
    const fields = await readFields(request)
    const socketId = valid(() => checkSocketId(fields['socket_id'], 'socket_id'))
    const channel = valid(() => checkChannelName(fields['channel_name'], 'channel_name', names))
    const isPresence = channel.startsWith('presence-')
    if (!isPresence && !channel.startsWith('private-'))
      throw new Refusal(400, 'channel_needs_no_authorization')
    const granted: unknown = await authorize(request, { socketId, channel })
    // Only what is a clear yes is one: an object that says { allowed: false } is true to JavaScript.
    if (!isPresence && granted === true) return authorizer.authorizeChannel(socketId, channel)
    if (isPresence && hasText(granted, 'user_id'))
      return authorizer.authorizeChannel(socketId, channel, granted)
    if (isPresence && (granted === true || isMisnamed(granted, 'user_id'))) {
      throw new ArgumentError(
        'authorize',
        'must return an object whose user_id is a non-empty text for a presence channel',
      )
    }
    throw new Refusal(403, 'forbidden')
  })
}

/** The endpoint for sign-ins: `userAuthentication.endpoint` of pusher-js. */
export function createUserAuthHandler(authorizer: Authorizer, options: UserAuthHandlerOptions): Handler {
  checkOptions(options, ['authenticate', 'cors'], 'options')
  const authenticate = checkCallback(options.authenticate, 'options.authenticate')
  return respond(options.cors, async (request) => {
    const fields = await readFields(request)
    const socketId = valid(() => checkSocketId(fields['socket_id'], 'socket_id'))
    const user: unknown = await authenticate(request, { socketId })
    if (isMisnamed(user, 'id'))
      throw new ArgumentError('authenticate', 'must return an object whose id is a non-empty text')
    if (!hasText(user, 'id')) throw new Refusal(401, 'unauthorized')
    return authorizer.authenticateUser(socketId, user)
  })
}

/** Whether a callback named somebody with what is no text; servers refuse numbers. */
function isMisnamed(value: unknown, name: string): boolean {
  if (typeof value !== 'object' || value === null) return false
  const id = (value as Readonly<Record<string, unknown>>)[name]
  return id !== undefined && id !== null && typeof id !== 'string'
}

/** Whether a callback named somebody: an object with a non-empty text under the given name. */
function hasText<Name extends string>(value: unknown, name: Name): value is Record<Name, string> {
  if (typeof value !== 'object' || value === null) return false
  const text = (value as Readonly<Record<string, unknown>>)[name]
  return typeof text === 'string' && text !== ''
}

function respond(cors: CorsOptions | undefined, answer: (request: Request) => Promise<object>): Handler {
  return withCors(async (request) => {
    try {
      // Clients take nothing but 200 for a yes.
      return json(200, await answer(request))
    } catch (error) {
      if (error instanceof Refusal) return error.response()
      throw error
    }
  }, cors)
}

function valid<Value>(check: () => Value): Value {
  try {
    return check()
  } catch {
    throw new Refusal(400, 'invalid_request')
  }
}

function checkCallback<Callback>(callback: Callback, argument: string): Callback {
  if (typeof callback === 'function') return callback
  throw new ArgumentError(argument, `must be a function, received ${shapeOf(callback)}`)
}
