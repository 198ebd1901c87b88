// createPusher(): the client for Pusher Channels and the servers that speak its protocol.

import { operations } from '../../../generated/pusher/operations.ts'
import { type ChannelsClient, createChannelsClient } from '../../channels/client.ts'
import { joinUrl, parseConnectionUrl } from '../../channels/connection-url.ts'
import { createContext } from '../../channels/create-context.ts'
import type { AnyEvents, EventMap } from '../../channels/event-map.ts'
import type { PusherContract } from './contract.ts'
import { dialectOf, lack } from './dialect.ts'
import { chooseServer, type Chosen, type PusherOptions } from './server-options.ts'

/** What a connection URL leaves open. */
export type PusherUrlOptions = Omit<
  PusherOptions,
  'appId' | 'key' | 'secret' | 'host' | 'port' | 'useTLS' | 'basePath' | 'cluster'
>

/**
 * A client of one app on Pusher Channels, soketi, Reverb or Sockudo.
 *
 * What the server of the preset does not have is an ArgumentError, before there is traffic.
 */
export interface Pusher<Events extends EventMap = AnyEvents> extends ChannelsClient<Events, PusherContract> {}

/**
 * Makes a client for Pusher Channels, or with a `preset` for soketi, Reverb or Sockudo. Nothing is sent and no environment
 * is read until a method is called.
 *
 * A host wins over a cluster. The connection is encrypted unless `useTLS` is false or the host is this machine.
 *
 * @example
 * ```ts
 * import { createPusher } from 'channelkit/pusher'
 *
 * const pusher = createPusher({
 *   appId: 'app-id',
 *   key: 'app-key',
 *   secret: 'app-secret',
 *   host: '127.0.0.1',
 *   port: 6001,
 *   preset: 'soketi',
 * })
 * await pusher.trigger('orders', 'order.created', { id: 1 })
 * await pusher.close()
 * ```
 *
 * @param options - the options, or `http://key:secret@host:port/apps/app-id` with the remaining options behind it
 * @throws ArgumentError that names the option or the part of the URL, and the rule
 */
export function createPusher<Events extends EventMap = AnyEvents>(options: PusherOptions): Pusher<Events>
export function createPusher<Events extends EventMap = AnyEvents>(
  url: string,
  options?: PusherUrlOptions,
): Pusher<Events>
export function createPusher<Events extends EventMap = AnyEvents>(
  options: PusherOptions | string,
  more: PusherUrlOptions = {},
): Pusher<Events> {
  const all = typeof options === 'string' ? joinUrl(parseConnectionUrl(options), more) : options
  const chosen = chooseServer(all)
  const { name, preset } = chosen
  const service = { operations, limits: preset.limits, dialect: dialectOf(name, preset) }
  const client = createChannelsClient<Events, PusherContract>(
    createContext(service, chosen.options),
    chosen.options,
  )
  return { ...client, ...withoutSignIn(chosen), ...withoutWebhooks(chosen) }
}

/** On a server that no user can sign in to, an event for a user would reach nobody and be lost without a word. */
function withoutSignIn({ name, preset }: Chosen): Partial<Pusher> {
  if (preset.signIn) return {}
  const refuse = (): never => {
    throw lack(name, `users cannot sign in to ${preset.title}; use a private channel for each user`)
  }
  return { sendToUser: async () => refuse(), authenticateUser: refuse, userAuthHandler: refuse }
}

function withoutWebhooks({ name, preset }: Chosen): Partial<Pusher> {
  if (preset.webhooks.length > 0) return {}
  const refuse = (): never => {
    throw lack(name, `${preset.title} sends no webhooks; channelkit/webhooks receives those of others`)
  }
  return { verifyWebhook: refuse, webhook: async () => refuse(), webhookHandler: refuse }
}
