// POST /apps/{appId}/channels/{channelName}/messages/{messageSerial}/update, …/append and …/delete: what they do.

import type { Before, ContractCase, Own } from '../case.ts'
import { changeMessage, publishMessage } from './messages.ts'

export const mutationIds = ['updateMessage', 'appendMessage', 'deleteMessage'] as const
export type MutationId = (typeof mutationIds)[number]

/** A change of a message that was just published, or that other changes were made to. */
export function changing(
  own: Own,
): (
  key: string,
  operation: MutationId,
  body: unknown,
  ...before: readonly [MutationId, object][]
) => Pick<ContractCase, 'operation' | 'before' | 'path' | 'body'> {
  return (key, operation, body, ...before) => {
    const channel = own(`change-${key}`)
    const changes = before.map(([kind, change]): Before => changeMessage(channel, kind, change))
    return {
      operation,
      before: [publishMessage(channel), ...changes],
      path: { channelName: channel, messageSerial: '{serial}' },
      body,
    }
  }
}

export function mutationCases(own: Own): ContractCase[] {
  const change = changing(own)
  const applied = (
    name: string,
    call: ReturnType<typeof change>,
    delivery: number,
    status = 'applied',
  ): ContractCase => ({
    name,
    ...call,
    expect: {
      status: 200,
      body: {
        channel: call.path!['channelName'],
        message_serial: '{serial}',
        action: call.operation.replace('Message', ''),
        accepted: true,
        history_serial: 1,
        delivery_serial: delivery,
        status,
      },
    },
    prism: 'accepts',
  })
  const once = { data: 'x', op_id: 'op-1', description: 'why' }
  return [
    applied('updates the data', change('data', 'updateMessage', { data: 'second' }), 2),
    applied('updates to data that is JSON', change('json', 'updateMessage', { data: [1, { a: null }] }), 2),
    applied('updates name and extras', change('name', 'updateMessage', { name: '', extras: {} }), 2),
    applied('clears fields', change('clear', 'updateMessage', { clear_fields: ['name', 'extras'] }), 2),
    applied(
      'updates nothing but who did it',
      change('note', 'updateMessage', { client_id: 'ann', description: '' }),
      2,
    ),
    applied(
      'updates a deleted message',
      change('undelete', 'updateMessage', { data: 'again' }, ['deleteMessage', { clear_fields: ['data'] }]),
      3,
    ),
    applied('takes an op_id of 64 bytes', change('op-64', 'updateMessage', { op_id: 'o'.repeat(64) }), 2),
    applied('appends text', change('append', 'appendMessage', { data: 'more' }), 2),
    applied(
      'appends to data that was cleared',
      change('append-cleared', 'appendMessage', { data: 'new' }, [
        'updateMessage',
        { clear_fields: ['data'] },
      ]),
      3,
    ),
    applied(
      'appends to a deleted message',
      change('append-deleted', 'appendMessage', { data: 'x' }, ['deleteMessage', {}]),
      3,
    ),
    applied(
      'appends nothing at the end of a stream',
      change('append-end', 'appendMessage', {
        data: '',
        extras: { ai: { transport: { status: 'complete' } } },
      }),
      2,
    ),
    applied('deletes a message and keeps its payload', change('delete', 'deleteMessage', {}), 2),
    applied(
      'deletes a message with another payload',
      change('delete-data', 'deleteMessage', { data: 'gone', clear_fields: ['extras'] }),
      2,
    ),
    applied('deletes a message twice', change('twice', 'deleteMessage', {}, ['deleteMessage', {}]), 3),
    ...mutationIds.map((operation) =>
      applied(
        'answers a known op_id with the version that was made',
        change(`known-${operation}`, operation, once, [operation, once], ['updateMessage', { name: 'n' }]),
        2,
        'duplicate',
      ),
    ),
    applied(
      'takes the op_id of another action for a new one',
      change('other-action', 'deleteMessage', once, ['updateMessage', once]),
      3,
    ),
    {
      ...applied(
        'updates on behalf of a socket that may',
        change('actor', 'updateMessage', { data: 'x', socket_id: '{actor}' }),
        2,
      ),
      sockets: {
        actor: {
          protocol: 2,
          token: { clientId: 'ann', capability: { '*': ['publish', 'message-update-any'] } },
        },
      },
    },
  ]
}
