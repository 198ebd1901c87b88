// What a client with an event map accepts. Checked by the compiler, never run.

import { createSockudo } from '../../src/services/sockudo/index.ts'

type Events = {
  orders: { 'order.created': { id: number }; 'order.closed': { id: number; reason: string } }
  invoices: { 'order.closed': { id: number }; 'invoice.sent': { to: string } }
  'private-user-*': { notice: { text: string } }
  'presence-*': { joined: { user: string } }
  'presence-admin-*': { kicked: { by: string } }
}

const client = createSockudo<Events>('http://k:s@127.0.0.1/apps/1')
declare const anyName: string

// One channel, one of its events, its payload.
client.trigger('orders', 'order.created', { id: 1 })
client.trigger('private-user-7', 'notice', { text: 'hi' }, { socketId: '1.2' })
client.trigger(`private-user-${anyName}`, 'notice', { text: 'hi' })

// @ts-expect-error no pattern of the map matches this channel
client.trigger('order', 'order.created', { id: 1 })
// @ts-expect-error a name that is not known before the program runs could be any channel
client.trigger(anyName, 'order.created', { id: 1 })
// @ts-expect-error this event is on another channel
client.trigger('orders', 'notice', { text: 'hi' })
// @ts-expect-error no such event
client.trigger('orders', 'order.creatd', { id: 1 })
// @ts-expect-error id is a number
client.trigger('orders', 'order.created', { id: '1' })
// @ts-expect-error reason is missing
client.trigger('orders', 'order.closed', { id: 1 })
// @ts-expect-error the payload is missing
client.trigger('orders', 'order.created')
// @ts-expect-error the pattern needs its beginning
client.trigger('user-7', 'notice', { text: 'hi' })

// Two patterns match: the events of both.
client.trigger('presence-admin-1', 'joined', { user: 'a' })
client.trigger('presence-admin-1', 'kicked', { by: 'a' })
// @ts-expect-error the narrow pattern does not match
client.trigger('presence-1', 'kicked', { by: 'a' })

// Several channels: an event that every one of them has, with a payload that fits all.
client.trigger(['private-user-1', 'private-user-2'], 'notice', { text: 'hi' })
client.trigger(['orders', 'invoices'], 'order.closed', { id: 1, reason: 'paid' })
// @ts-expect-error invoices has no such event
client.trigger(['orders', 'invoices'], 'order.created', { id: 1 })
// @ts-expect-error orders wants a reason
client.trigger(['orders', 'invoices'], 'order.closed', { id: 1 })
// @ts-expect-error one of the channels is unknown
client.trigger(['orders', 'nowhere'], 'order.created', { id: 1 })

// A batch: each event by its own channel.
client.triggerBatch([
  { channel: 'orders', name: 'order.created', data: { id: 1 } },
  { channel: 'private-user-7', name: 'notice', data: { text: 'hi' }, info: ['subscription_count'] },
])
client.triggerBatch([
  // @ts-expect-error the payload of another event
  { channel: 'orders', name: 'order.created', data: { text: 'hi' } },
])
client.triggerBatch([
  // @ts-expect-error an event of another channel
  { channel: 'orders', name: 'notice', data: { text: 'hi' } },
])
// @ts-expect-error data is missing
client.triggerBatch([{ channel: 'orders', name: 'order.created' }])

// A client without a map takes any event.
const open = createSockudo('http://k:s@127.0.0.1/apps/1')
open.trigger(anyName, anyName, anyName)
open.trigger([anyName], 'e', { any: ['thing', 1, null] })
open.triggerBatch([{ channel: anyName, name: anyName, data: 5 }])
// @ts-expect-error a channel is a text
open.trigger(5, 'e', {})
// @ts-expect-error an event is a text
open.trigger('a', 5, {})
