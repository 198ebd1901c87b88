// A server in role `api`, which has no sockets of its own.

import type { ContractCase, Own } from '../case.ts'
import { lacking } from './settings.ts'

const noVersions =
  'role `api` with versions needs them in a database, and the server of the tests is built with none'

export function apiRoleCases(own: Own): ContractCase[] {
  const channel = own('api')
  const event = { name: 'e', channel, data: 'x', info: 'subscription_count' }
  const ofSockets = [
    'listChannels',
    'getChannel',
    'listChannelUsers',
    'terminateUserConnections',
    'forceReconnectUser',
  ] as const
  const published = {
    operation: 'triggerEvent',
    body: { ...event, info: undefined, message_id: own('api-id') },
    keep: { serial: { at: ['channels', channel, 'message_serial'], example: 's' } },
  } as const
  const path = { channelName: channel, messageSerial: '{serial}' }
  const actor = { socket_id: '1.1' }
  const unverifiable = (call: Pick<ContractCase, 'operation' | 'body' | 'query' | 'path'>): ContractCase => ({
    ...call,
    name: 'cannot tell in role api on whose behalf',
    server: 'api',
    before: [published],
    cannot: { live: noVersions },
    expect: {
      status: 400,
      code: 'invalid_input',
      message: 'socket_id cannot be verified in the api server role',
    },
    prism: {
      prompted: /annotation/i.test(call.operation) ? 'annotationSocketUnverifiable' : 'actorUnverifiable',
    },
  })
  return [
    ...lacking('api', ofSockets),
    {
      name: 'publishes in role api',
      operation: 'triggerEvent',
      server: 'api',
      body: { ...event, info: undefined },
      expect: { status: 200, exactly: { ok: true } },
      prism: 'accepts',
    },
    ...[
      { operation: 'triggerEvent' as const, body: event },
      { operation: 'triggerBatch' as const, body: { batch: [event] } },
    ].map((call): ContractCase => ({
      ...call,
      name: 'cannot count in role api',
      server: 'api',
      expect: {
        status: 400,
        code: 'invalid_input',
        message: 'user_count and subscription_count are unavailable in api server role',
      },
      prism: { prompted: 'countsUnavailable' },
    })),
    unverifiable({ operation: 'updateMessage', path, body: { ...actor, data: 'y' } }),
    unverifiable({ operation: 'appendMessage', path, body: { ...actor, data: 'y' } }),
    unverifiable({ operation: 'deleteMessage', path, body: actor }),
    unverifiable({
      operation: 'publishAnnotation',
      path,
      body: { socketId: '1.1', type: 'reactions:flag.v1' },
    }),
    unverifiable({ operation: 'listAnnotations', path, query: actor }),
    unverifiable({
      operation: 'deleteAnnotation',
      path: { ...path, annotationSerial: 'a' },
      query: actor,
    }),
  ]
}
