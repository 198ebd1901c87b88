// Every webhook that the real server can be made to send: verified, and checked against a closed copy of the contract.

import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from 'vitest'
import {
  createSockudo,
  generateEncryptionMasterKey,
  type WebhookEvent,
} from '../../src/services/sockudo/index.ts'
import { type Receiver, receive } from './support/receiver.ts'
import { type BareSocket, openSocket } from './support/socket.ts'

const { url, webhookPort, fake = false } = inject('sockudo')
const server = new URL(url)
const sockudo = createSockudo(url, { encryptionMasterKey: generateEncryptionMasterKey() })
const run = Math.random().toString(36).slice(2, 8)
const sockets: BareSocket[] = []
// Skipped on the fake are updates of members, which are of the second protocol, and the events of AI.
let receiver: Receiver

/** Connects and subscribes; a presence channel needs a user. */
async function join(
  channel: string,
  user?: string,
  protocol = 7,
): Promise<BareSocket & { readonly id: string }> {
  const socket = openSocket(server, `protocol=${protocol}&client=test&version=0`)
  sockets.push(socket)
  const { data } = await socket.frame('connection', ({ event }) => event.endsWith(':connection_established'))
  const id: string = data.socket_id
  const needed = /^(?:private|presence)-/.test(channel)
  const presence = user === undefined ? undefined : { user_id: user }
  const grant = needed ? sockudo.authorizeChannel(id, channel, presence) : {}
  socket.send(protocol === 2 ? 'sockudo:subscribe' : 'pusher:subscribe', { channel, ...grant })
  await socket.frame('subscription', ({ event }) => event.endsWith(':subscription_succeeded'))
  return Object.assign(socket, { id })
}

const publish = (channel: string, name: string, extras?: object) =>
  sockudo.request('POST', '/events', { body: { channel, name, data: '{}', extras } })

describe.skipIf(webhookPort === undefined)('the real server', () => {
  beforeAll(async () => {
    receiver = await receive(sockudo, webhookPort!)
  })
  afterEach(() => Promise.all(sockets.splice(0).map((socket) => socket.leave())))
  afterAll(async () => {
    await receiver.close()
    await sockudo.close()
  })

  test('tells of channel_occupied, subscription_count and channel_vacated', async () => {
    const channel = `hooks-${run}`
    const first = await join(channel)
    await receiver.event('channel_occupied', channel)
    const second = await join(channel)
    await receiver.event('subscription_count', channel, (event) => event.subscription_count === 2)
    second.send('pusher:unsubscribe', { channel })
    await receiver.event('subscription_count', channel, (event) => event.subscription_count === 1)
    await first.leave()
    expect(await receiver.event('channel_vacated', channel)).toEqual({ name: 'channel_vacated', channel })
  })

  test.skipIf(fake)('tells of member_added, member_updated and member_removed', async () => {
    const channel = `presence-hooks-${run}`
    const member = await join(channel, 'ann', 2)
    expect(await receiver.event('member_added', channel)).toMatchObject({ user_id: 'ann' })
    member.send('sockudo:presence_update', JSON.stringify({ channel, data: { status: 'away' } }))
    const updated = await receiver.event('member_updated', channel)
    expect(updated).toMatchObject({ user_id: 'ann', user_info: { status: 'away' } })
    await member.leave()
    expect(await receiver.event('member_removed', channel)).toMatchObject({ user_id: 'ann' })
  })

  test('tells of cache_miss', async () => {
    const channel = `cache-${run}`
    await join(channel)
    expect(await receiver.event('cache_miss', channel)).toMatchObject({ data: '{}' })
  })

  test.each([
    ['text', 'hello'],
    ['an object', { text: 'ü' }],
    ['a number', 7],
    ['null', null],
  ])('tells of a client_event with %s on a private channel', async (kind, data) => {
    const channel = `private-${run}-${kind.replaceAll(' ', '-')}`
    const socket = await join(channel)
    socket.send('client-said', data, channel)
    const event = await receiver.event('client_event', channel)
    expect(event).toEqual({ name: 'client_event', channel, event: 'client-said', data, socket_id: socket.id })
  })

  test('tells of a client_event on a presence channel without its user', async () => {
    const channel = `presence-${run}`
    const socket = await join(channel, 'ann')
    socket.send('client-said', 'hello', channel)
    expect(await receiver.event('client_event', channel)).not.toHaveProperty('user_id')
  })

  test('tells of a client_event on an encrypted channel, which is opened here', async () => {
    const channel = `private-encrypted-${run}`
    const socket = await join(channel)
    await sockudo.trigger(channel, 'sent', { secret: 'marker' })
    const { data: sealed } = await socket.frame('event', ({ event }) => event === 'sent')
    socket.send('client-said', sealed, channel)
    expect(await receiver.event('client_event', channel)).toMatchObject({ data: { secret: 'marker' } })
  })

  test('tells of message_version_created, annotation_created and annotation_deleted', async () => {
    const channel = `versions-${run}`
    await sockudo.trigger(channel, 'sent', 1)
    const { message_serial: serial, action } = await receiver.event('message_version_created', channel)
    expect(action).toBe('message.create')
    const path = `/channels/${channel}/messages/${serial}`
    for (const [verb, done] of [
      ['update', 'message.update'],
      ['append', 'message.append'],
      ['delete', 'message.delete'],
    ] as const) {
      await sockudo.request('POST', `${path}/${verb}`, { body: { data: 'x' } })
      await receiver.event('message_version_created', channel, (event) => event.action === done)
    }
    const other = `annotated-${run}`
    await sockudo.trigger(other, 'sent', 1)
    const { message_serial } = await receiver.event('message_version_created', other)
    const annotations = `/channels/${other}/messages/${message_serial}/annotations`
    const body = { type: 'reactions:distinct.v1', name: 'like', clientId: 'ann' }
    const { annotationSerial } = (await sockudo.request('POST', annotations, { body })) as {
      annotationSerial: string
    }
    const created = await receiver.event('annotation_created', other)
    expect(created).toMatchObject({
      message_serial,
      annotation_serial: annotationSerial,
      annotation_type: body.type,
    })
    await sockudo.request('DELETE', `${annotations}/${annotationSerial}`)
    const deleted = await receiver.event('annotation_deleted', other)
    expect(deleted).toMatchObject({ message_serial, deleted_annotation_serial: annotationSerial })
  })

  test.skipIf(fake)('tells of runs and turns that start, end and are to be cancelled', async () => {
    const channel = `ai-${run}`
    const ai = (transport: object) => ({ ai: { transport } })
    await publish(channel, 'ai-run-start', ai({ 'run-id': 'r1', 'run-client-id': 'ann' }))
    expect(await receiver.event('ai_run_started', channel)).toMatchObject({ run_id: 'r1', client_id: 'ann' })
    expect(await receiver.event('ai_turn_started', channel)).toMatchObject({
      turn_id: 'r1',
      client_id: 'ann',
    })
    await publish(channel, 'ai-cancel', ai({ 'run-id': 'r1' }))
    expect(await receiver.event('ai_cancel_requested', channel)).toMatchObject({
      run_id: 'r1',
      turn_id: 'r1',
    })
    await publish(channel, 'ai-run-end', ai({ 'run-id': 'r1', 'run-reason': 'error', 'error-code': '7' }))
    const end = { reason: 'error', error_code: '7' }
    expect(await receiver.event('ai_run_ended', channel)).toMatchObject({ run_id: 'r1', ...end })
    expect(await receiver.event('ai_turn_ended', channel)).toMatchObject({ turn_id: 'r1', ...end })
  })

  test.skipIf(fake)('tells of ai_stream_orphaned', async () => {
    const channel = `ai-orphan-${run}`
    await publish(channel, 'ai-output', { ai: { transport: { 'run-id': 'r1', status: 'streaming' } } })
    const { message_serial: serial } = await receiver.event('message_version_created', channel)
    expect(await receiver.event('ai_stream_orphaned', channel)).toMatchObject({ message_serial: serial })
  })

  test.skipIf(fake)('sent every event that the contract has, except the one that it never sends', () => {
    const never = ['ai_stream_cancelled']
    const seen = new Set<string>(receiver.events.map(({ name }) => name))
    expect([...seen].toSorted()).toEqual(every.filter((name) => !never.includes(name)).toSorted())
  })

  test('sent nothing that its contract does not describe, and nothing that others could have signed', () => {
    expect(receiver.problems).toEqual([])
  })
})

const every = [
  'channel_occupied',
  'channel_vacated',
  'member_added',
  'member_removed',
  'member_updated',
  'subscription_count',
  'cache_miss',
  'client_event',
  'message_version_created',
  'annotation_created',
  'annotation_deleted',
  'ai_run_started',
  'ai_turn_started',
  'ai_run_ended',
  'ai_turn_ended',
  'ai_cancel_requested',
  'ai_stream_orphaned',
  'ai_stream_cancelled',
] satisfies WebhookEvent['name'][]
