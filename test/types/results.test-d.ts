// What calls resolve to: the generated types, verbatim. Checked by the compiler, never run.

import { expectTypeOf } from 'vitest'
import { type components, createSockudo } from '../../src/services/sockudo/index.ts'

type Schemas = components['schemas']
const client = createSockudo('http://k:s@127.0.0.1/apps/1')

expectTypeOf(await client.channels()).toEqualTypeOf<Schemas['ChannelList']>()
expectTypeOf(await client.channel('a')).toEqualTypeOf<Schemas['ChannelState']>()
expectTypeOf(await client.channelUsers('presence-a')).toEqualTypeOf<Schemas['ChannelUsers']>()
expectTypeOf(await client.terminateUserConnections('1')).toEqualTypeOf<Schemas['OkResult']>()
expectTypeOf(await client.forceReconnectUser('1')).toEqualTypeOf<Schemas['OkResult']>()
expectTypeOf(await client.triggerBatch([])).toEqualTypeOf<Schemas['BatchReceipt'][]>()
expectTypeOf(await client.request('GET', '/x')).toBeUnknown()
expectTypeOf(client.signedUrl('GET', '/x')).toBeString()

const { channels } = await client.trigger('a', 'e', 'd')
expectTypeOf(channels).toEqualTypeOf<Record<string, Schemas['ChannelReceipt']> | undefined>()
expectTypeOf(await client.sendToUser('1', 'e', 'd')).toHaveProperty('channels')

// client.http: paths without the app, parameters checked, data or error.
const listed = await client.http.GET('/channels', { params: { query: { filter_by_prefix: 'presence-' } } })
if (listed.data) expectTypeOf(listed.data).toEqualTypeOf<Schemas['ChannelList']>()
else expectTypeOf(listed.error).not.toBeAny()

const one = await client.http.GET('/channels/{channelName}', { params: { path: { channelName: 'a' } } })
expectTypeOf(one.data).toEqualTypeOf<Schemas['ChannelState'] | undefined>()
expectTypeOf((await client.http.GET('/metrics')).data).toEqualTypeOf<string | undefined>()

// @ts-expect-error the path value is missing
client.http.GET('/channels/{channelName}')
// @ts-expect-error the app is filled in already
client.http.GET('/apps/{appId}/channels')
// @ts-expect-error no such path
client.http.GET('/chanels')
// @ts-expect-error this path has no DELETE
client.http.DELETE('/channels')
// @ts-expect-error an event needs a name
client.http.POST('/events', { body: { channel: 'a' } })
// @ts-expect-error the signature is not the caller's business
client.http.GET('/channels', { params: { query: { auth_key: 'x' } } })

// One name needs no list.
void client.http.GET('/channels', { params: { query: { info: 'user_count' } } })
// @ts-expect-error no such attribute
void client.http.GET('/channels', { params: { query: { info: 'users' } } })
// @ts-expect-error no such attribute
void client.channel('a', { info: 'users' })

// Lists are lists: they can be walked through.
const users = await client.http.GET('/channels/{channelName}/users', {
  params: { path: { channelName: 'a' } },
})
for (const { id } of users.data?.users ?? []) expectTypeOf(id).toBeString()
const page = await client.http.GET('/channels/{channelName}/history', {
  params: { path: { channelName: 'a' } },
})
expectTypeOf(page.data?.items.map(({ serial }) => serial)).toEqualTypeOf<number[] | undefined>()
