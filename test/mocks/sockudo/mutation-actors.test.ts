import { describe, expect, it } from 'vitest'
import { connected } from './client.ts'
import { refusal, setup } from './setup.ts'
import { store } from './stored-message.ts'
import { connectedWith, connectV2 } from './token.ts'

const unauthorized = (error: string): object => refusal(401, 'auth_failed', error)
const notPermitted = {
  status: 403,
  body: {
    error: 'mutations not permitted on this channel',
    code: 'mutable_not_permitted',
    ai_code: 93_002,
    status: 403,
  },
}
const applied = { status: 200, body: { status: 'applied' } }

describe('on behalf of a socket, a message is changed', () => {
  it('in the name of its user', async () => {
    const server = setup()
    const ann = connectedWith(server.fake, 'ann', 'publish', 'message-update-any')
    const message = await store(server)
    const body = { data: 'y', socket_id: ann.socketId }
    expect(await message.update(body)).toMatchObject(applied)
    expect(await message.update({ ...body, client_id: 'ann' })).toMatchObject(applied)
    expect((await message.read()).version).toMatchObject({ client_id: 'ann' })
  })

  it('only by whoever published it, with the capability for own messages', async () => {
    const server = setup()
    const ann = connectedWith(server.fake, 'ann', 'publish', 'message-append-own')
    const own = await store(server, { socket_id: ann.socketId })
    const other = await store(server)
    const body = { data: 'y', socket_id: ann.socketId }
    expect(await own.append(body)).toMatchObject(applied)
    expect(await own.update(body)).toMatchObject(notPermitted)
    expect(await other.append(body)).toMatchObject(notPermitted)
  })

  it.each([
    ['may not publish', ['message-delete-any']],
    ['may do something else', ['publish', 'message-update-any', 'message-append-any']],
    ['may do nothing of the kind', ['publish', 'subscribe']],
  ])('not by one that %s', async (_, capabilities) => {
    const server = setup()
    const { socketId } = connectedWith(server.fake, 'ann', ...capabilities)
    const message = await store(server)
    expect(await message.delete({ socket_id: socketId })).toMatchObject(notPermitted)
    expect(await message.versions()).toHaveLength(1)
  })

  it('not by one without capabilities', async () => {
    const server = setup()
    const { socketId } = connectV2(server.fake)
    const message = await store(server)
    expect(await message.delete({ socket_id: socketId })).toMatchObject(notPermitted)
    const error = 'Mutation actor socket is not signed in with an identified client'
    expect(await message.delete({ socket_id: socketId, client_id: 'ann' })).toMatchObject(unauthorized(error))
  })

  it('not in the name of another user', async () => {
    const server = setup()
    const { socketId } = connectedWith(server.fake, 'ann', 'publish', 'message-delete-any')
    const message = await store(server)
    const error = "Requested client_id 'bob' does not match authenticated actor 'ann'"
    expect(await message.delete({ socket_id: socketId, client_id: 'bob' })).toMatchObject(unauthorized(error))
  })

  it('not by one of protocol 1, nor by one that is gone', async () => {
    const server = setup()
    const client = connected(server.fake)
    const message = await store(server)
    const { socketId } = client
    const protocol = 'Mutation actor socket must use protocol V2'
    expect(await message.delete({ socket_id: `0${socketId}` })).toMatchObject(unauthorized(protocol))
    client.leave()
    const gone = `Mutation actor socket '0${socketId}' is not connected`
    expect(await message.delete({ socket_id: `0${socketId}` })).toMatchObject(unauthorized(gone))
  })

  it('and a repeat by somebody else is another request', async () => {
    const server = setup()
    const [ann, bob] = ['ann', 'bob'].map((user) =>
      connectedWith(server.fake, user, 'publish', 'message-append-any'),
    )
    const message = await store(server)
    await message.append({ data: 'y', op_id: 'o', socket_id: ann!.socketId })
    const again = await message.append({ data: 'y', op_id: 'o', socket_id: bob!.socketId })
    expect(again).toMatchObject(
      refusal(400, 'invalid_input', 'idempotency key was already used with a different payload'),
    )
  })
})

describe('a subscriber of protocol 2', () => {
  const read = (frame: any): object => {
    const { sockudo_version_serial: serial, sockudo_action: action } = frame.extras.headers
    const { event, data, name, serial: position, user_id: user } = frame
    return { event, data, name, position, user, action, hasSerial: typeof serial === 'string' }
  }

  it('gets every version, and of an append only what it appended', async () => {
    const server = setup()
    const client = connectedWith(server.fake, 'ann', 'subscribe')
    client.send({ event: 'sockudo:subscribe', data: { channel: 'orders' } })
    const message = await store(server, { message_id: 'm' })
    client.frames()
    await message.append({ data: 'y', op_id: 'o' })
    await message.append({ data: 'y', op_id: 'o' })
    await message.update({ clear_fields: ['name'], data: { a: 1 }, client_id: 'bob' })
    await message.delete({})
    const frames = client.frames()
    const shared = { hasSerial: true }
    expect(frames.map(read)).toEqual([
      {
        ...shared,
        event: 'sockudo:message.append',
        action: 'message.append',
        data: 'y',
        name: 'created',
        position: 2,
        user: undefined,
      },
      {
        ...shared,
        event: 'sockudo:message.update',
        action: 'message.update',
        data: { a: 1 },
        name: undefined,
        position: 3,
        user: 'bob',
      },
      {
        ...shared,
        event: 'sockudo:message.delete',
        action: 'message.delete',
        data: { a: 1 },
        name: undefined,
        position: 4,
        user: 'bob',
      },
    ])
    expect(new Set(frames.map(({ message_id, stream_id }) => `${message_id} ${stream_id}`)).size).toBe(1)
    expect(frames[0].message_id).toBe('m')
    expect(frames[0].extras.headers).toMatchObject({
      sockudo_message_serial: message.serial,
      sockudo_history_serial: 1,
    })
  })
})
