import { describe, expect, it } from 'vitest'
import { EventTooLargeError } from '../../../src/errors.ts'
import type { DeletePatch, Sockudo, UpdatePatch } from '../../../src/services/sockudo/index.ts'
import { refusalOf } from '../../support/outcome.ts'

describe('a change is refused before anything is sent:', () => {
  const update = (patch: unknown, options?: unknown) => (client: Sockudo) =>
    client.messages.update('room', 'm-1', patch as UpdatePatch, options as object)
  const remove = (patch: unknown, options?: unknown) => (client: Sockudo) =>
    client.messages.delete('room', 'm-1', patch as DeletePatch, options as object)
  const append = (text: unknown, options?: unknown) => (client: Sockudo) =>
    client.messages.append('room', 'm-1', text as string, options as object)

  it.each([
    ['an update without a patch', 'patch', 'updateMessage', update(undefined)],
    ['a patch that is text', 'patch', 'updateMessage', update('hello')],
    ['an update of nothing', 'patch', 'updateMessage', update({})],
    ['an update of undefined', 'patch', 'updateMessage', update({ data: undefined, clearFields: [] })],
    ['an update that has an id alone', 'patch', 'updateMessage', update({}, { opId: 'op-1' })],
    ['an update by a socket that changes nothing', 'patch', 'updateMessage', update({}, { socketId: '1.2' })],
    ['an id within a patch', 'patch.opId', 'updateMessage', update({ data: 'a', opId: 'op-1' })],
    ['a timeout within a patch', 'patch.timeout', 'updateMessage', update({ data: 'a', timeout: 5 })],
    ['a client within a deletion', 'patch.clientId', 'deleteMessage', remove({ clientId: 'user-1' })],
    ['a patch among the options', 'options.data', 'updateMessage', update({ data: 'a' }, { data: 'b' })],
    [
      'fields to clear among the options',
      'options.clearFields',
      'deleteMessage',
      remove({}, { clearFields: [] }),
    ],
    ['extras among the options', 'options.extras', 'updateMessage', update({ data: 'a' }, { extras: {} })],
    [
      'options in the spelling of the server',
      'options.op_id',
      'deleteMessage',
      remove({}, { op_id: 'op-1' }),
    ],
    ['options that are null', 'options', 'updateMessage', update({ data: 'a' }, null)],
    ['options of a deletion that are text', 'options', 'deleteMessage', remove({}, 'spam')],
    ['a timeout of 0', 'options.timeout', 'deleteMessage', remove({}, { timeout: 0 })],
    ['a misspelt field', 'patch.clear_fields', 'updateMessage', update({ clear_fields: ['data'] })],
    [
      'metadata, which the server refuses',
      'patch.metadata',
      'updateMessage',
      update({ data: 'a', metadata: {} }),
    ],
    ['an empty name', 'patch.name', 'updateMessage', update({ name: '' })],
    ['a reserved name', 'patch.name', 'updateMessage', update({ name: 'pusher:ping' })],
    ['a name that is too long', 'patch.name', 'updateMessage', update({ name: 'x'.repeat(201) })],
    ['data that JSON loses', 'patch.data.at', 'updateMessage', update({ data: { at: () => 1 } })],
    ['extras that are text', 'patch.extras', 'updateMessage', update({ extras: 'a' })],
    ['extras with push', 'patch.extras.push', 'updateMessage', update({ extras: { push: {} } })],
    ['a list of fields that is text', 'patch.clearFields', 'updateMessage', update({ clearFields: 'data' })],
    [
      'a field that cannot be cleared',
      'patch.clearFields',
      'updateMessage',
      update({ clearFields: ['tags'] }),
    ],
    [
      'a field that is cleared twice',
      'patch.clearFields',
      'updateMessage',
      update({ clearFields: ['data', 'data'] }),
    ],
    ['a socket that is none', 'options.socketId', 'updateMessage', update({ data: 'a' }, { socketId: 'a' })],
    ['an empty client id', 'options.clientId', 'updateMessage', update({ data: 'a' }, { clientId: '' })],
    [
      'an empty description',
      'options.description',
      'updateMessage',
      update({ data: 'a' }, { description: '' }),
    ],
    [
      'a description cut inside a character',
      'options.description',
      'updateMessage',
      update({}, { description: '\ud83d' }),
    ],
    [
      'a deletion by a socket that is none',
      'options.socketId',
      'deleteMessage',
      remove({}, { socketId: 'a' }),
    ],
    ['a deletion with an empty client id', 'options.clientId', 'deleteMessage', remove({}, { clientId: '' })],
    ['a name in a deletion', 'patch.name', 'deleteMessage', remove({ name: 'a' })],
    ['a deletion with null for a patch', 'patch', 'deleteMessage', remove(null)],
    ['a deletion with data that JSON loses', 'patch.data', 'deleteMessage', remove({ data: Number.NaN })],
    ['an append of an object', 'text', 'appendMessage', append({ a: 1 })],
    ['an append of nothing', 'text', 'appendMessage', append(undefined)],
    ['an append of empty text', 'text', 'appendMessage', append('')],
    [
      'an empty append while streaming',
      'text',
      'appendMessage',
      append('', { extras: { ai: { transport: { status: 'streaming' } } } }),
    ],
    [
      'an empty append whose codec goes on',
      'text',
      'appendMessage',
      append('', { extras: { ai: { codec: { status: 'open' }, transport: { status: 'complete' } } } }),
    ],
    ['an append cut inside a character', 'text', 'appendMessage', append('\ud83d')],
    [
      'fields to clear in an append',
      'options.clearFields',
      'appendMessage',
      append('a', { clearFields: ['name'] }),
    ],
    [
      'extras with push in an append',
      'options.extras.push',
      'appendMessage',
      append('a', { extras: { push: 1 } }),
    ],
    ['options of an append that are text', 'options', 'appendMessage', append('a', 'b')],
  ] satisfies [string, string, string, (client: Sockudo) => unknown][])(
    '%s',
    async (_, argument, operation, call) => {
      expect(await refusalOf(call)).toMatchObject({ argument, operation })
    },
  )

  it.each([
    ['name', update({ name: 'a', clearFields: ['name'] })],
    ['data', update({ data: null, clearFields: ['extras', 'data'] })],
    ['extras', update({ extras: {}, clearFields: ['extras'] })],
    ['data', remove({ data: '', clearFields: ['data'] })],
    ['extras', remove({ extras: {}, clearFields: ['extras'] })],
  ])('%s that is set and cleared', async (field, call) => {
    const error = await refusalOf(call)
    expect(error.argument).toBe('patch.clearFields')
    expect(error.message).toContain(field)
  })

  it.each([
    ['update', 'patch.data', update({ data: 'ä'.repeat(51_201) })],
    ['delete', 'patch.data', remove({ data: 'ä'.repeat(51_201) })],
    ['append', 'text', append('ä'.repeat(51_201))],
  ])('%s of more bytes than the limit', async (_, argument, call) => {
    const error = await refusalOf(call)
    expect(error).toBeInstanceOf(EventTooLargeError)
    expect(error).toMatchObject({ argument, size: 102_402, limit: 102_400 })
  })
})
