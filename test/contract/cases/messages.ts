// GET /apps/{appId}/channels/{channelName}/messages/{messageSerial}

import type { Before, ContractCase, Own } from '../case.ts'
import type { MutationId } from './mutations.ts'

const exampleSerial = '00000001767225600000:6f1c2a34-5b6d-4e7f-8a9b-0c1d2e3f4a5b:00000000000000000042'

/** Publishes a message whose serial later calls write as `{serial}`. */
export function publishMessage(channel: string, event: object = {}): Before {
  return {
    operation: 'triggerEvent',
    body: { name: 'created', channel, data: 'first', info: '', ...event },
    keep: { serial: { at: ['channels', channel, 'message_serial'], example: exampleSerial } },
  }
}

/** A change of that message. */
export function changeMessage(channel: string, operation: MutationId, body: object): Before {
  return { operation, path: { channelName: channel, messageSerial: '{serial}' }, body }
}

export function messageCases(own: Own): ContractCase[] {
  const read = (name: string, channel: string, before: readonly Before[], item: object): ContractCase => ({
    name,
    operation: 'getMessage',
    before,
    path: { channelName: channel, messageSerial: '{serial}' },
    expect: { status: 200, body: { channel, item: { channel, message_serial: '{serial}', ...item } } },
    prism: 'accepts',
  })
  const published = own('read-published')
  const extended = own('read-extended')
  const updated = own('read-updated')
  const cleared = own('read-cleared')
  const appended = own('read-appended')
  const deleted = own('read-deleted')
  return [
    read('reads a message as it was published', published, [publishMessage(published, { data: { id: 1 } })], {
      event: 'sockudo:message.create',
      action: 'create',
      name: 'created',
      data: '{"id":1}',
      serial: 1,
      history_serial: 1,
      delivery_serial: 1,
      version: { serial: '{serial}' },
      extras: {
        headers: {
          sockudo_action: 'message.create',
          sockudo_message_serial: '{serial}',
          sockudo_version_serial: '{serial}',
          sockudo_history_serial: 1,
        },
      },
    }),
    read(
      'reads the extras of the publish, and a name of the protocol in version 2',
      extended,
      [publishMessage(extended, { name: 'pusher:note', extras: { headers: { a: 1.5, b: true }, x: [1] } })],
      { name: 'sockudo:note', extras: { headers: { a: 1.5, b: true }, x: [1] } },
    ),
    read(
      'reads the latest version with its author',
      updated,
      [
        publishMessage(updated),
        changeMessage(updated, 'updateMessage', {
          data: { b: 1, a: 2 },
          client_id: 'ann',
          description: 'why',
        }),
      ],
      {
        event: 'sockudo:message.update',
        action: 'update',
        name: 'created',
        data: { a: 2, b: 1 },
        history_serial: 1,
        delivery_serial: 2,
        version: { client_id: 'ann', description: 'why' },
      },
    ),
    read(
      'reads nothing of what was cleared before an append',
      cleared,
      [
        publishMessage(cleared),
        changeMessage(cleared, 'updateMessage', { clear_fields: ['name', 'data', 'extras'] }),
        changeMessage(cleared, 'appendMessage', { data: 'anew' }),
      ],
      { action: 'append', data: 'anew' },
    ),
    read(
      'reads the whole text after an append',
      appended,
      [publishMessage(appended), changeMessage(appended, 'appendMessage', { data: ' and more' })],
      { action: 'append', data: 'first and more' },
    ),
    read(
      'reads a deleted message, too',
      deleted,
      [publishMessage(deleted), changeMessage(deleted, 'deleteMessage', {})],
      { event: 'sockudo:message.delete', action: 'delete', data: 'first' },
    ),
  ]
}
