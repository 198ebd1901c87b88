import { beforeEach, describe, expect, it } from 'vitest'
import { connected } from './client.ts'
import { refusal, type Setup, setup } from './setup.ts'
import { store, type StoredMessage } from './stored-message.ts'

const applied = { status: 200, body: { status: 'applied' } }
const repeated = { status: 200, body: { status: 'duplicate' } }
const invalid = (error: string): object => refusal(400, 'invalid_input', error)

let server: Setup
let message: StoredMessage
beforeEach(async () => {
  server = setup()
  message = await store(server, { extras: { headers: { a: 1 } } })
})

describe('an update', () => {
  it('replaces what it names and leaves the rest', async () => {
    const { extras } = await message.read()
    await message.update({ name: 'n', data: [1, 'a', null], unknown: true })
    expect(await message.read()).toMatchObject({ name: 'n', data: [1, 'a', null], extras })
    await message.update({ extras: { b: 2 } })
    expect(await message.read()).toMatchObject({ name: 'n', data: [1, 'a', null], extras: { b: 2 } })
  })

  it('clears what it is told to clear', async () => {
    await message.update({ clear_fields: ['name', { data: null }, 'extras'] })
    const item = await message.read()
    for (const field of ['name', 'data', 'extras']) expect(item).not.toHaveProperty(field)
  })

  it('leaves what is null', async () => {
    const nothing = 'update request must include at least one patch field or operation metadata'
    expect(await message.update({ name: null, data: null, extras: null })).toMatchObject(invalid(nothing))
    expect(await message.update({ data: null, client_id: '' })).toMatchObject(applied)
    expect(await message.read()).toMatchObject({ data: 'x', version: { client_id: '' } })
  })

  it.each([
    [
      { channel: 'c', user_data: 5, b: 1 },
      { channel: 'c', b: 1 },
    ],
    [{ channel: 5 }, { channel: 5 }],
    ['{"channel":"c","user_data":5}', '{"channel":"c","user_data":5}'],
  ])('to %j is read as %j', async (data, read) => {
    await message.update({ data })
    expect((await message.read()).data).toEqual(read)
  })

  it.each(['["n"]', '["n",null,null,["data"],null,null,null,null,"o"]'])(
    'may be the array %s',
    async (body) => {
      expect(await message.update(body)).toMatchObject(applied)
      expect((await message.read()).name).toBe('n')
    },
  )

  it.each([
    ['[', 'EOF while parsing a list at line 1 column 1'],
    ['["n",1', 'EOF while parsing a list at line 1 column 6'],
    ['{"data":{"a":1,}}', 'data.?: trailing comma at line 1 column 16'],
    ['{"data":[', 'data: EOF while parsing a list at line 1 column 9'],
    ['{"data":tru}', 'data: expected ident at line 1 column 12'],
    ['{"data":"\\u12"}', 'data: invalid escape at line 1 column 15'],
    ['{"clear_fields":[1]}', 'clear_fields[0]: expected value at line 1 column 18'],
    ['{"clear_fields":[{"name":null,"data":null}]}', 'clear_fields[0]: expected value at line 1 column 29'],
  ])('%s is a 400', async (body, problem) => {
    const { status, text } = await message.update(body)
    expect({ status, text }).toEqual({
      status: 400,
      text: `Failed to parse the request body as JSON: ${problem}`,
    })
  })

  it.each([
    ['{"clear_fields":null}', 'clear_fields: invalid type: null, expected a sequence at line 1 column 20'],
    [
      '{"clear_fields":[{"name":1}]}',
      'clear_fields[0].name: invalid type: integer `1`, expected unit at line 1 column 26',
    ],
    ['{"op_id":"1","op_id":"2"}', 'duplicate field `op_id` at line 1 column 20'],
    ['"x"', 'invalid type: string "x", expected struct UpdateMessageRequest at line 1 column 3'],
  ])('%s is a 422', async (body, problem) => {
    const { status, text } = await message.update(body)
    expect({ status, text }).toEqual({
      status: 422,
      text: `Failed to deserialize the JSON body into the target type: ${problem}`,
    })
  })
})

describe('an append', () => {
  it('adds to the text, and shows as a version only what it added', async () => {
    await message.append({ data: '1' })
    await message.append({ data: '2', extras: {} })
    expect(await message.read()).toMatchObject({ data: 'x12', extras: {} })
    expect((await message.versions()).map(({ data }) => data)).toEqual(['x', '1', '2'])
  })

  it('begins anew after the payload was cleared', async () => {
    await message.update({ clear_fields: ['data'] })
    await message.append({ data: 'new' })
    expect((await message.read()).data).toBe('new')
  })

  it.each([{ codec: { status: 'complete' } }, { transport: { status: 'cancelled' } }])(
    'may be empty with %o',
    async (ai) => {
      expect(await message.append({ data: '', extras: { ai } })).toMatchObject(applied)
    },
  )

  it('may not be empty where the codec goes on, whatever the transport says', async () => {
    const ai = { codec: { status: 'streaming' }, transport: { status: 'complete' } }
    expect(await message.append({ data: '', extras: { ai } })).toMatchObject(
      invalid('append request data must not be empty'),
    )
  })
})

describe('a delete', () => {
  it('keeps the payload, and older versions can be read', async () => {
    await message.delete({ clear_fields: ['data'], description: 'why' })
    const item = await message.read()
    expect(item).toMatchObject({ action: 'delete', name: 'created', version: { description: 'why' } })
    expect(item).not.toHaveProperty('data')
    expect((await message.versions()).map(({ data }) => data)).toEqual(['x', undefined])
  })

  it('is not the end of a message', async () => {
    await message.delete({})
    await message.append({ data: 'y' })
    await message.update({ name: 'n' })
    expect(await message.read()).toMatchObject({ action: 'update', name: 'n', data: 'xy' })
  })
})

describe('an op_id', () => {
  const body = { data: 'y', op_id: 'o', extras: { headers: { a: 1, b: 2 }, x: { y: 1, z: [2] } } }
  const conflict = invalid('idempotency key was already used with a different payload')

  it('makes a repeat be answered with the version that was made, also after other versions', async () => {
    const first = await message.update(body)
    await message.append({ data: 'z' })
    const second = await message.update(body)
    expect(second.body).toEqual({ ...first.body, status: 'duplicate' })
    expect(await message.versions()).toHaveLength(3)
  })

  // The server draws the order of headers anew for each request, and refuses some repeats by chance; this does not.
  it('does not mind the order of keys, nor what counts as absent', async () => {
    await message.update(body)
    const again =
      '{"extras":{"x":{"z":[2],"y":1},"headers":{"b":2.0,"a":1}},"op_id":"o","data":"y","name":null}'
    expect(await message.update(again)).toMatchObject(repeated)
  })

  it.each([
    { data: { y: 1 } },
    { name: 'n' },
    { extras: {} },
    { extras: null },
    { clear_fields: ['name'] },
    { client_id: 'ann' },
    { description: '' },
  ])('of another request is refused: %o', async (change) => {
    await message.update(body)
    expect(await message.update({ ...body, ...change })).toMatchObject(conflict)
  })

  it('tells whole numbers from others in data', async () => {
    await message.update('{"op_id":"o","data":[1]}')
    expect(await message.update('{"op_id":"o","data":[1.0]}')).toMatchObject(conflict)
  })

  it('belongs to one message and one action', async () => {
    await message.update(body)
    expect(await message.delete(body)).toMatchObject(applied)
    expect(await (await store(server)).update(body)).toMatchObject(applied)
  })

  it('counts bytes', async () => {
    expect(await message.update({ op_id: 'é'.repeat(32) })).toMatchObject(applied)
    expect(await message.update({ op_id: 'é'.repeat(33) })).toMatchObject(
      invalid('op_id must be 1..=64 bytes'),
    )
  })
})

describe('the subscribers', () => {
  it('of protocol 1 hear nothing of a change', async () => {
    const client = connected(server.fake)
    client.subscribe('orders')
    client.frames()
    await message.update({ data: 'y' })
    await message.delete({})
    expect(client.frames()).toEqual([])
    expect(server.fake.events).toHaveLength(1)
  })
})
