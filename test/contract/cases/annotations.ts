// POST /apps/{appId}/channels/{channelName}/messages/{messageSerial}/annotations, and the DELETE of one of them.

import type { Before, CaseSocket, ContractCase, Own } from '../case.ts'
import { publishMessage } from './messages.ts'

const exampleSerial = '00000001767225603000:6f1c2a34-5b6d-4e7f-8a9b-0c1d2e3f4a5b:00000000000000000043'

/** The message that was published before. */
export function messagePath(channel: string): { channelName: string; messageSerial: string } {
  return { channelName: channel, messageSerial: '{serial}' }
}

/** Annotates that message; the serial of the annotation is then `{annotation}`, or what it is kept as. */
export function annotate(channel: string, body: object, keepAs = 'annotation'): Before {
  return {
    operation: 'publishAnnotation',
    path: messagePath(channel),
    body,
    keep: { [keepAs]: { at: ['annotationSerial'], example: exampleSerial } },
  }
}

/** Takes an annotation back; the serial of the deletion is then `{deletion}`. */
export function takeBack(channel: string): Before {
  return {
    operation: 'deleteAnnotation',
    path: { ...messagePath(channel), annotationSerial: '{annotation}' },
    keep: { deletion: { at: ['annotationSerial'], example: exampleSerial } },
  }
}

export function annotationCases(own: Own): ContractCase[] {
  return [...publishing(own), ...deleting(own)]
}

function publishing(own: Own): ContractCase[] {
  const published = (
    name: string,
    body: object,
    sockets: Readonly<Record<string, CaseSocket>> = {},
  ): ContractCase => {
    const channel = own(`annotated-${JSON.stringify(body).replace(/\W+/g, '-')}`)
    return {
      name,
      operation: 'publishAnnotation',
      before: [publishMessage(channel)],
      path: messagePath(channel),
      body,
      sockets,
      expect: { status: 200, body: {} },
      prism: 'accepts',
    }
  }
  const user: CaseSocket = {
    protocol: 2,
    token: { clientId: 'ann', capability: { '*': ['publish', 'annotation-publish'] } },
  }
  const deleted = own('annotated-deleted')
  const reset = own('annotated-reset')
  return [
    published('adds one of type total', { type: 'views:total.v1' }),
    published('adds one of type flag', { type: 'seen:flag.v1', clientId: 'ann' }),
    published('adds one of type distinct', { type: 'r:distinct.v1', name: 'up', clientId: 'ann' }),
    published('adds one of type unique', { type: 'r:unique.v1', name: 'up', clientId: 'ann' }),
    published('adds one of type multiple without a client', { type: 'v:multiple.v1', name: 'red', count: 3 }),
    published('takes every field, and null for data', {
      type: 'views:total.v1',
      name: '',
      clientId: ' ',
      count: 1,
      encoding: 'json',
      data: null,
    }),
    published('takes the user of a socket', { type: 'seen:flag.v1', socketId: '{user}' }, { user }),
    published(
      'takes the user of a socket who is named',
      { type: 'seen:flag.v1', socketId: '{user}', clientId: 'ann' },
      { user },
    ),
    {
      ...published('annotates a message that was deleted', { type: 'views:total.v1' }),
      before: [
        publishMessage(deleted),
        { operation: 'deleteMessage', path: messagePath(deleted), body: { op_id: 'op-1' } },
      ],
      path: messagePath(deleted),
    },
    {
      ...published('annotates a message that is no longer in the history', { type: 'views:total.v1' }),
      before: [
        publishMessage(reset),
        {
          operation: 'resetHistory',
          path: { channelName: reset },
          body: { confirm_channel: reset, confirm_operation: 'reset', reason: 'test' },
        },
      ],
      path: messagePath(reset),
    },
  ]
}

function deleting(own: Own): ContractCase[] {
  const deleted = (
    name: string,
    key: string,
    body: object,
    change: Partial<ContractCase> = {},
    before: (channel: string) => readonly Before[] = () => [],
  ): ContractCase => {
    const channel = own(`taken-back-${key}`)
    return {
      name,
      operation: 'deleteAnnotation',
      before: [publishMessage(channel), annotate(channel, body), ...before(channel)],
      path: { ...messagePath(channel), annotationSerial: '{annotation}' },
      expect: { status: 200, body: { deletedAnnotationSerial: '{annotation}' } },
      prism: 'accepts',
      ...change,
    }
  }
  const total = { type: 'views:total.v1' }
  const actor = (clientId: string, capability: string): Partial<ContractCase> => ({
    query: { socket_id: '{actor}' },
    sockets: { actor: { protocol: 2, token: { clientId, capability: { '*': [capability] } } } },
  })
  return [
    deleted('takes an annotation back', 'once', total),
    deleted(
      'takes an annotation back that was taken back, and does nothing',
      'twice',
      total,
      {
        expect: {
          status: 200,
          exactly: { annotationSerial: '{annotation}', deletedAnnotationSerial: '{annotation}' },
        },
      },
      (channel) => [takeBack(channel)],
    ),
    deleted(
      'lets a user take back an own annotation',
      'own',
      { type: 'seen:flag.v1', clientId: 'ann' },
      actor('ann', 'annotation-delete-own'),
    ),
    deleted(
      'lets a moderator take back any annotation',
      'any',
      { type: 'seen:flag.v1', clientId: 'ann' },
      actor('bob', 'annotation-delete-any'),
    ),
  ]
}
