// The same for the compiler, with the names that the types of the package have.

import Pusher = require('channelkit/pusher/compat')

const options: Pusher.Options = { appId: '1', key: 'app-key', secret: 'app-secret', cluster: 'eu' }
const pusher: Pusher = new Pusher(options)
const params: Pusher.TriggerParams = { info: 'user_count' }
export const published: Promise<Pusher.Response> = pusher.trigger(
  'orders',
  'order.created',
  { id: 1 },
  params,
)

const batch: Pusher.BatchEvent[] = [{ channel: 'orders', name: 'order.created', data: { id: 1 } }]
const get: Pusher.GetOptions = { path: '/channels', params: { info: 'user_count' } satisfies Pusher.Params }
export const answers: Promise<Response>[] = [pusher.triggerBatch(batch), pusher.get(get)]

const member: Pusher.PresenceChannelData = { user_id: 'ann', user_info: { name: 'Ann' } }
export const auth: Pusher.ChannelAuthResponse = pusher.authorizeChannel('1.2', 'presence-a', member)
export const signIn: Pusher.UserAuthResponse = pusher.authenticateUser('1.2', { id: 'ann' })

const request: Pusher.WebHookRequest = { headers: {}, rawBody: '' }
const token: Pusher.Token = { key: 'app-key', secret: 'app-secret' }
export const webhook: Pusher.WebHook = pusher.webhook(request, token)
export const events = (): Pusher.Event[] => webhook.getEvents()
export const isRefused = (error: unknown): error is Pusher.RequestError =>
  error instanceof Pusher.RequestError

// @ts-expect-error the package has no such type
export type None = Pusher.Nonsense
