// The names that callers of the `pusher` package give its types. Checked by the compiler, never run.

import { expectTypeOf } from 'vitest'
import Pusher, { Pusher as Named } from '../../src/services/pusher/compat/index.ts'

const options: Pusher.Options = { appId: '1', key: 'k', secret: 's', cluster: 'eu', useTLS: true }
options.timeout = 5000
const byHost: Pusher.HostOptions = { appId: '1', key: 'k', secret: 's', host: 'h', port: '6001' }
const byCluster: Pusher.ClusterOptions = { ...byHost, cluster: 'eu' }
const base: Pusher.BaseOptions = byCluster
expectTypeOf(options.appId).toBeString()

const pusher: Pusher = new Pusher(options)
const others: Pusher[] = [new Named(byHost), Pusher.forCluster('eu', base), Pusher.forURL('', { timeout: 1 })]

const params: Pusher.TriggerParams = {}
params.socket_id = '1.2'
const batch: Pusher.BatchEvent[] = [
  { channel: 'orders', name: 'created', data: { id: 1 }, info: 'user_count' },
]
const query: Pusher.Params = { info: 'user_count' }
const getOptions: Pusher.GetOptions = { path: '/channels', params: query }
const requestOptions: Pusher.RequestOptions = getOptions
const postOptions: Pusher.PostOptions = { ...getOptions, body: '{}' }
const signed: Pusher.SignedQueryStringOptions = { method: 'GET', path: '/apps/1/channels', params: query }
const answers: Promise<Pusher.Response>[] = [
  pusher.trigger('orders', 'created', {}, params),
  pusher.triggerBatch(batch),
  pusher.get(requestOptions),
  pusher.post(postOptions),
]
pusher.createSignedQueryString(signed)

interface Profile {
  name: string
}
const profile: Profile = { name: 'Ann' }
const member: Pusher.PresenceChannelData = { user_id: 'ann', user_info: profile }
const user: Pusher.UserChannelData = { id: 'ann', watchlist: ['bob'] }
const auth: Pusher.ChannelAuthResponse = pusher.authorizeChannel('1.2', 'presence-a', member)
const old: Pusher.AuthResponse = pusher.authenticate('1.2', 'presence-a', member)
const signIn: Pusher.UserAuthResponse = pusher.authenticateUser('1.2', user)

const request: Pusher.WebHookRequest = { headers: {}, rawBody: '' }
const extra: Pusher.Token = { key: 'k', secret: 's' }
const webhook: Pusher.WebHook = pusher.webhook(request, extra)
webhook.isValid([extra, new Pusher.Token('k', 's')])
const data: Pusher.WebHookData = webhook.getData()
const event: Pusher.Event | undefined = data.events[0]

export function reasonOf(error: unknown): string | undefined {
  if (error instanceof Pusher.RequestError) return (error satisfies Pusher.RequestError).body
  if (error instanceof Pusher.WebHookError) return (error satisfies Pusher.WebHookError).message
  return undefined
}

// @ts-expect-error a cluster or a host is needed
export const nowhere: Pusher.Options = { appId: '1', key: 'k', secret: 's' }
// @ts-expect-error the package has no such type
export type None = Pusher.Nonsense
export const all = [others, answers, auth, old, signIn, event]
