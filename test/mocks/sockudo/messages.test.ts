import { describe, expect, it } from 'vitest'
import { join, signIn } from './authorized.ts'
import { connected } from './client.ts'
import { withReceiver } from './receiver.ts'
import { refusal, setup } from './setup.ts'
import { messageOf, store } from './stored-message.ts'

const disabled = (error: string): object => refusal(422, 'feature_disabled', error)

describe('a message', () => {
  it('is what was published, under the serials of its receipt', async () => {
    const server = setup()
    await server.publish({})
    const { read, serial } = await store(server, { extras: { headers: { level: 2 } } })
    expect(await read()).toEqual({
      event: 'sockudo:message.create',
      channel: 'orders',
      data: 'x',
      name: 'created',
      serial: 2,
      extras: {
        headers: {
          level: 2,
          sockudo_action: 'message.create',
          sockudo_message_serial: serial,
          sockudo_version_serial: serial,
          sockudo_version_timestamp_ms: 1_700_000_000_000,
          sockudo_history_serial: 2,
        },
      },
      action: 'create',
      message_serial: serial,
      history_serial: 2,
      delivery_serial: 2,
      version: { serial, timestamp_ms: 1_700_000_000_000 },
    })
  })

  it('has a name of protocol 2', async () => {
    const server = setup()
    const names = ['pusher:x', 'pusher_internal:x', 'pusherx', 'sockudo:x']
    const read = await Promise.all(
      names.map(async (name) => (await (await store(server, { name })).read()).name),
    )
    expect(read).toEqual(['sockudo:x', 'sockudo_internal:x', 'pusherx', 'sockudo:x'])
  })

  it('keeps numbers as they were sent', async () => {
    const server = setup()
    const { serial, update } = await store(server)
    await update('{"data":{"b":12345678901234567890,"a":1.50},"extras":{"x":1e3,"headers":{"n":1}}}')
    const { text } = await server.get(`/channels/orders/messages/${serial}`)
    expect(text).toContain('"data":{"a":1.5,"b":12345678901234567890}')
    expect(text).toContain('"extras":{"headers":{"n":1.0},"x":1000.0}')
  })

  it('names the user of the socket that the publish left out', async () => {
    const server = setup()
    const client = connected(server.fake)
    signIn(client, { id: 'ann' })
    const message = await store(server, { socket_id: client.socketId })
    expect((await message.read()).version).toMatchObject({ client_id: 'ann' })
  })

  it('is what a client sent to the others, too', async () => {
    const server = setup()
    const client = connected(server.fake)
    join(client, 'private-room')
    const send = (data: object): void =>
      client.send({ event: 'client-typing', channel: 'private-room', ...data })
    send({ data: { b: 1, a: 2 } })
    send({ data: 'text' })
    send({})
    const { body } = await server.get('/channels/private-room/history')
    expect(body.items.map(({ message }: any) => [message.name, message.data])).toEqual([
      ['client-typing', null],
      ['client-typing', 'text'],
      ['client-typing', { a: 2, b: 1 }],
    ])
    const [, text] = body.items
    const message = messageOf(server, 'private-room', text.message.message_serial)
    expect((await message.append({ data: '!' })).status).toBe(200)
    expect((await message.read()).data).toBe('text!')
  })

  it('is not made of an ephemeral event', async () => {
    const server = setup()
    const { body } = await server.publish({ info: '', extras: { ephemeral: true } })
    expect(Object.keys(body.channels.orders)).toEqual(['acknowledgement_id'])
    expect((await server.get('/channels/orders/history')).body.items).toEqual([])
  })

  it.each([
    [{ sockudo_message_serial: 'mine' }, 1],
    [{ sockudo_action: 'message.create' }, 1],
    [{ sockudo_action: 'message.append' }, 0],
  ])('is not made of an event that says it is a version: %o', async (headers, rows) => {
    const server = setup()
    const { body } = await server.publish({ info: '', extras: { headers } })
    expect(Object.keys(body.channels.orders)).toEqual(['acknowledgement_id'])
    expect((await server.get('/channels/orders/history')).body.items).toHaveLength(rows)
  })

  it('is made once of a publish that is repeated', async () => {
    const server = setup()
    const { serial, versions } = await store(server, { message_id: 'm' })
    const again = await store(server, { message_id: 'm' })
    expect(again.serial).toBe(serial)
    expect(await versions()).toHaveLength(1)
    expect((await server.get('/channels/orders/history')).body.items).toHaveLength(1)
  })

  it('is told by a webhook with every version of it', async () => {
    const server = withReceiver()
    const message = await store(server)
    await message.append({ data: 'y', op_id: 'o' })
    await message.append({ data: 'y', op_id: 'o' })
    await message.update({ name: 'n' })
    await message.delete({})
    const serials = (await message.versions()).map(({ version }) => version.serial)
    expect(await server.told()).toEqual(
      ['create', 'append', 'update', 'delete'].map((action, index) => ({
        name: 'message_version_created',
        channel: 'orders',
        message_serial: message.serial,
        version_serial: serials[index],
        action: `message.${action}`,
      })),
    )
  })
})

describe('the serials of versions', () => {
  it('go on for all apps, and also for what is refused or repeated', async () => {
    const server = setup()
    const message = await store(server)
    const body = { data: 'y', op_id: 'o' }
    await message.update(body)
    await message.update(body)
    await message.update({ ...body, data: 'z' })
    const { body: last } = await message.update({ data: 'z' })
    expect(last.version_serial).toBe(`00000001700000000000:uuid-1:${'5'.padStart(20, '0')}`)
    expect(last.delivery_serial).toBe(3)
  })
})

describe('of the messages', () => {
  it('the latest versions are kept, at least as many as the fake was told to keep', async () => {
    const server = setup({ keep: 3 })
    const first = await store(server)
    const second = await store(server)
    for (let count = 0; count < 3; count++) await second.append({ data: 'y' })
    expect(await first.read()).toBeDefined()
    await second.append({ data: 'y' })
    expect(await first.read()).toBeUndefined()
    expect(await second.versions()).toHaveLength(3)
    expect(await second.read()).toMatchObject({ data: 'xyyyy', history_serial: 2, delivery_serial: 6 })
  })

  it('those that were forgotten are no longer counted', async () => {
    const server = setup({ keep: 2 })
    const state = async (): Promise<any> => (await server.get('/channels/ai-x')).body.ai
    for (let count = 0; count < 3; count++) {
      await store(server, { channel: 'ai-x', extras: { ai: { transport: { status: 'streaming' } } } })
    }
    expect(await state()).toMatchObject({ active_streams: 3, message_count: 3 })
    await store(server)
    expect(await state()).toMatchObject({ active_streams: 1, message_count: 1 })
  })

  it('the history keeps as many, of all channels together', async () => {
    const server = setup({ keep: 3 })
    const channels = ['a', 'b', 'c', 'd', 'e', 'f']
    for (const channel of channels) await store(server, { channel })
    const kept = await Promise.all(
      channels.map(async (channel) => (await server.get(`/channels/${channel}/history`)).body.items.length),
    )
    expect(kept).toEqual([0, 0, 0, 1, 1, 1])
  })

  it('none is left after a reset', async () => {
    const server = setup()
    const { serial } = await store(server)
    server.fake.reset()
    expect((await server.get(`/channels/orders/messages/${serial}`)).status).toBe(404)
  })
})

describe('where something is off', () => {
  const off = { annotations: false, aiTransport: false }
  const receipt = async (server: ReturnType<typeof setup>): Promise<object> =>
    (await server.publish({ info: '' })).body.channels.orders

  it('there are no messages without versions', async () => {
    const server = setup({ features: { ...off, versionedMessages: false } })
    expect(Object.keys(await receipt(server))).toEqual(['acknowledgement_id'])
    const { body } = await server.get('/channels/orders/history')
    expect(body.items).toMatchObject([{ serial: 1, operation_kind: 'append' }])
    const error = "Versioned messages are disabled for channel 'orders'"
    expect(await server.get('/channels/orders/messages/x')).toMatchObject(disabled(error))
  })

  it('there are no messages without a history', async () => {
    const server = setup({ features: { ...off, history: false } })
    expect(Object.keys(await receipt(server))).toEqual(['acknowledgement_id'])
    expect((await server.get('/channels/orders/messages/x')).status).toBe(404)
    const error = "Durable history is disabled by policy for channel 'orders'"
    expect(await server.post('/channels/orders/messages/x/delete', {})).toMatchObject(disabled(error))
  })

  it('no channel has the limits of AI Transport', async () => {
    const server = setup({ features: { aiTransport: false } })
    const message = await store(server, { channel: 'ai-x' })
    const ended = { extras: { ai: { transport: { status: 'complete' } } } }
    await message.update({ ...ended, data: 'd'.repeat(2_000_000) })
    expect((await message.append({ data: 'x' })).status).toBe(200)
    expect((await server.get('/channels/ai-x')).body).toEqual({ occupied: false })
  })
})
