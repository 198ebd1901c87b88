import { describe, expect, it } from 'vitest'
import { ApiError, ProtocolError } from '../../../src/errors.ts'
import type {
  MutationOptions,
  Sockudo,
  SockudoOptions,
  UpdatePatch,
} from '../../../src/services/sockudo/index.ts'
import { bodiesOf, testClient } from '../../support/client.ts'
import { refusalOf, rejectionOf } from '../../support/outcome.ts'
import { expectNothingSecret } from '../../support/secrets.ts'
import { expectSigned } from '../../support/signature.ts'

const path = '/apps/app-id/channels/room/messages/m-1'
const complete = { ai: { transport: { status: 'complete' } } }
const said = { clientId: 'user-1', description: 'typo', socketId: '1.2', opId: 'op-1' }
const saidOnTheWire = { client_id: 'user-1', description: 'typo', socket_id: '1.2', op_id: 'op-1' }

/** The body that a call sends. */
async function bodyOf(
  call: (client: Sockudo) => Promise<unknown>,
  options: Partial<SockudoOptions> = {},
): Promise<object> {
  const { client, fetch } = testClient(options)
  await call(client)
  expectSigned(fetch.requests[0])
  return bodiesOf(fetch)[0]!
}

describe('messages.update sends', () => {
  it('what changes, in the spelling of the server', async () => {
    const { client, fetch } = testClient({}, Response.json({ status: 'applied', added_in: '6.0' }))
    const patch: UpdatePatch = {
      name: 'message.corrected',
      data: { text: 'hello' },
      clearFields: ['extras'],
    }
    const options = { ...said, headers: { 'x-tenant': 'a' } }
    await expect(client.messages.update('room', 'm-1', patch, options)).resolves.toEqual({
      status: 'applied',
      added_in: '6.0',
    })
    expect(fetch.requests).toMatchObject([
      { method: 'POST', path: `${path}/update`, headers: { 'x-tenant': 'a' } },
    ])
    expect(bodiesOf(fetch)).toEqual([
      {
        name: 'message.corrected',
        data: '{"text":"hello"}',
        clear_fields: ['extras'],
        ...saidOnTheWire,
      },
    ])
    expectSigned(fetch.requests[0])
  })

  it.each([
    ['text as it is', { data: 'hello' }, { data: 'hello' }],
    ['empty text', { data: '' }, { data: '' }],
    ['a number as its JSON', { data: 5 }, { data: '5' }],
    ['null as its JSON', { data: null }, { data: 'null' }],
    ['extras as they are', { extras: { headers: { a: 1 } } }, { extras: { headers: { a: 1 } } }],
    ['cleared fields alone', { clearFields: ['name', 'data'] }, { clear_fields: ['name', 'data'] }],
    ['nothing for what is undefined', { data: 'a', name: undefined, extras: undefined }, { data: 'a' }],
    ['no empty list of fields', { data: 'a', clearFields: [] }, { data: 'a' }],
  ] satisfies [string, UpdatePatch, object][])('%s', async (_, patch, body) => {
    expect(await bodyOf((client) => client.messages.update('room', 'm-1', patch))).toEqual(body)
  })

  it.each([
    ['a description alone', { description: 'seen' }, { description: 'seen' }],
    ['a client alone', { clientId: 'user-1' }, { client_id: 'user-1' }],
  ] satisfies [string, MutationOptions, object][])('%s', async (_, options, body) => {
    expect(await bodyOf((client) => client.messages.update('room', 'm-1', {}, options))).toEqual(body)
  })

  it('nothing for options that are undefined', async () => {
    const options = { clientId: undefined, description: undefined, socketId: undefined, opId: undefined }
    const body = await bodyOf((client) => client.messages.update('room', 'm-1', { data: 'a' }, options))
    expect(body).toEqual({ data: 'a' })
  })
})

describe('messages.append sends', () => {
  it('text, in the spelling of the server', async () => {
    const { client, fetch } = testClient()
    await client.messages.append('room', 'm-1', ', two', { extras: complete, ...said })
    expect(fetch.requests).toMatchObject([{ method: 'POST', path: `${path}/append` }])
    expect(bodiesOf(fetch)).toEqual([
      {
        data: ', two',
        extras: complete,
        ...saidOnTheWire,
      },
    ])
    expectSigned(fetch.requests[0])
  })

  it('text that looks like JSON as it is', async () => {
    expect(await bodyOf((client) => client.messages.append('room', 'm-1', '{"a":1}'))).toEqual({
      data: '{"a":1}',
    })
  })

  it.each([
    ['complete', complete],
    ['cancelled', { ai: { transport: { status: 'cancelled' } } }],
    [
      'complete, as the codec says',
      { ai: { codec: { status: 'complete' }, transport: { status: 'streaming' } } },
    ],
  ])('empty text with the end of a stream: %s', async (_, extras) => {
    const body = await bodyOf((client) => client.messages.append('room', 'm-1', '', { extras }))
    expect(body).toEqual({ data: '', extras })
  })
})

describe('messages.delete sends', () => {
  it('an empty object for the plain deletion', async () => {
    const { client, fetch } = testClient()
    await client.messages.delete('room', 'm-1')
    expect(fetch.requests).toMatchObject([{ method: 'POST', path: `${path}/delete`, body: '{}' }])
    expectSigned(fetch.requests[0])
  })

  it('what the message still shows, in the spelling of the server', async () => {
    const patch = { data: { deleted: true }, clearFields: ['name', 'extras'] } as const
    expect(await bodyOf((client) => client.messages.delete('room', 'm-1', patch, said))).toEqual({
      data: '{"deleted":true}',
      clear_fields: ['name', 'extras'],
      ...saidOnTheWire,
    })
  })

  it('options without a patch', async () => {
    const body = await bodyOf((client) => client.messages.delete('room', 'm-1', undefined, said))
    expect(body).toEqual(saidOnTheWire)
  })

  it('the headers of the call', async () => {
    const { client, fetch } = testClient()
    await client.messages.delete('room', 'm-1', {}, { headers: { 'x-tenant': 'a' } })
    expect(fetch.requests).toMatchObject([{ headers: { 'x-tenant': 'a' }, body: '{}' }])
  })
})

describe('on an encrypted channel', () => {
  const channel = 'private-encrypted-a'
  const encrypted = { encryptionMasterKey: new Uint8Array(32).fill(7) }
  const { client: reader } = testClient(encrypted)

  it.each([
    ['update', (client) => client.messages.update(channel, 'm-1', { data: { secret: 1 } })],
    ['delete', (client) => client.messages.delete(channel, 'm-1', { data: { secret: 1 } })],
  ] satisfies [string, (client: Sockudo) => Promise<unknown>][])('%s seals the data', async (_, call) => {
    const body = (await bodyOf(call, encrypted)) as { data: string }
    expect(Object.keys(JSON.parse(body.data) as object)).toEqual(['nonce', 'ciphertext'])
    expect(body.data).not.toContain('secret')
    expect(reader.openEvent(channel, body.data)).toEqual({ secret: 1 })
  })

  it('clearing a field needs no key', async () => {
    const clear = (client: Sockudo): Promise<unknown> =>
      client.messages.delete(channel, 'm-1', { clearFields: ['data'] })
    expect(await bodyOf(clear)).toEqual({ clear_fields: ['data'] })
  })

  it('data without a key is refused, and the option named', async () => {
    const error = await refusalOf((client) => client.messages.update(channel, 'm-1', { data: 1 }))
    expect(error).toMatchObject({ argument: 'options.encryptionMasterKey', operation: 'updateMessage' })
  })

  it('append is refused, and update named in its place', async () => {
    const error = await refusalOf((client) => client.messages.append(channel, 'm-1', 'a'), encrypted)
    expect(error).toMatchObject({ argument: 'channel', operation: 'appendMessage' })
    expect(error.message).toContain('update()')
  })
})

describe('a change that fails', () => {
  it('tells the code of the server, and that nothing was done', async () => {
    const body = { error: 'op_id was used for another request', code: 'invalid_input', status: 400 }
    const { client } = testClient({}, Response.json(body, { status: 400 }))
    const error = await rejectionOf(client.messages.append('room', 'm-1', 'a', { opId: 'op-1' }))
    expect(error).toBeInstanceOf(ApiError)
    expect(error).toMatchObject({ operation: 'appendMessage', code: 'invalid_input', effect: 'none' })
    expectNothingSecret(error)
  })

  it('may have been made when its answer cannot be read', async () => {
    const { client } = testClient({}, Response.json(['applied']))
    const error = await rejectionOf(client.messages.delete('room', 'm-1'))
    expect(error).toBeInstanceOf(ProtocolError)
    expect(error).toMatchObject({ operation: 'deleteMessage', effect: 'unknown' })
  })

  it('is not begun by a client that is closed', async () => {
    const { client, fetch } = testClient()
    await client.close()
    const error = await rejectionOf(client.messages.update('room', 'm-1', { data: 'a' }))
    expect(error).toMatchObject({ code: 'client_closed', operation: 'updateMessage', effect: 'none' })
    expect(fetch.requests).toEqual([])
  })

  it('rejects with the reason of the caller when it is aborted', async () => {
    const { client } = testClient()
    const options = { signal: AbortSignal.abort('enough') }
    const { append, delete: remove, update } = client.messages
    expect(await rejectionOf(append('room', 'm-1', 'a', options))).toBe('enough')
    expect(await rejectionOf(update('room', 'm-1', { data: 'a' }, options))).toBe('enough')
    expect(await rejectionOf(remove('room', 'm-1', {}, options))).toBe('enough')
  })
})
