// On whose behalf a message may be changed.

import type { CaseSocket, ContractCase, Expectation, Own } from '../case.ts'
import { publishMessage } from './messages.ts'
import { changing, type MutationId, mutationIds } from './mutations.ts'

export function mutationActorCases(own: Own): ContractCase[] {
  const change = changing(own)
  const actor = (
    name: string,
    operation: MutationId,
    { client, ...socket }: CaseSocket & { readonly client?: string },
    expect: Expectation,
    example: string,
  ): ContractCase => ({
    name,
    ...change(`actor-${example}-${operation}`, operation, {
      data: 'x',
      socket_id: '{actor}',
      ...(client === undefined ? {} : { client_id: client }),
    }),
    sockets: { actor: socket },
    expect,
    prism: { prompted: example },
  })
  const unauthorized = (message: string): Expectation => ({ status: 401, code: 'auth_failed', message })
  const ann = { protocol: 2, token: { clientId: 'ann', capability: { '*': ['publish'] } } } as const
  const ownOnly = {
    protocol: 2,
    token: { clientId: 'ann', capability: { '*': ['publish', 'message-append-own'] } },
  } as const
  const published = own('actor-own')
  return [
    {
      name: 'appends for a socket to what the socket published',
      operation: 'appendMessage',
      sockets: { actor: ownOnly },
      before: [publishMessage(published, { socket_id: '{actor}' })],
      path: { channelName: published, messageSerial: '{serial}' },
      body: { data: 'x', socket_id: '{actor}', client_id: 'ann' },
      expect: { status: 200, body: { status: 'applied' } },
      prism: 'accepts',
    },
    actor(
      'refuses a socket that may only change what it published',
      'appendMessage',
      ownOnly,
      { status: 403, code: 'mutable_not_permitted', message: 'mutations not permitted on this channel' },
      'mutationNotPermitted',
    ),
    {
      name: 'refuses a socket that is not connected',
      ...change('actor-gone', 'updateMessage', { data: 'x', socket_id: '1.2' }),
      expect: unauthorized("Mutation actor socket '1.2' is not connected"),
      prism: { prompted: 'actorNotConnected' },
    },
    actor(
      'refuses a socket of the Pusher protocol',
      'updateMessage',
      { protocol: 1 },
      unauthorized('Mutation actor socket must use protocol V2'),
      'actorProtocol',
    ),
    actor(
      'refuses a client id for a socket without a user',
      'updateMessage',
      { protocol: 2, client: 'ann' },
      unauthorized('Mutation actor socket is not signed in with an identified client'),
      'actorUnidentified',
    ),
    actor(
      'refuses the client id of another user',
      'updateMessage',
      { ...ann, client: 'bob' },
      unauthorized("Requested client_id 'bob' does not match authenticated actor 'ann'"),
      'actorMismatch',
    ),
    ...mutationIds.map((operation) =>
      actor(
        'refuses a socket that may not',
        operation,
        ann,
        { status: 403, code: 'mutable_not_permitted', message: 'mutations not permitted on this channel' },
        'mutationNotPermitted',
      ),
    ),
  ]
}
