// What update, append and delete of a message refuse.

import type { ContractCase, Expectation, Own, PrismRole } from '../case.ts'
import { changing, type MutationId, mutationIds } from './mutations.ts'

export function refusedMutationCases(own: Own): ContractCase[] {
  return [...mutationIds.flatMap((operation) => everyMutation(own, operation)), ...ownRules(own)]
}

function everyMutation(own: Own, operation: MutationId): ContractCase[] {
  const change = changing(own)
  const path = { channelName: own('change-none'), messageSerial: 'nobody' }
  const body = { data: 'x' }
  const refused = (
    name: string,
    call: Partial<ContractCase>,
    expect: Expectation,
    prism: PrismRole,
  ): ContractCase => ({ name, operation, path, body, ...call, expect, prism })
  return [
    refused(
      'does not find a message that nobody published',
      {},
      {
        status: 404,
        code: 'not_found',
        message: `Message 'nobody' was not found in channel '${path.channelName}'`,
      },
      { prompted: 'messageNotFound' },
    ),
    refused(
      'refuses a message serial of 129 bytes',
      { path: { ...path, messageSerial: 's'.repeat(129) } },
      { status: 400, code: 'invalid_input', message: 'message_serial must be at most 128 bytes' },
      'refuses',
    ),
    refused(
      'refuses a channel name with a space',
      { path: { ...path, channelName: 'b d' } },
      { status: 400, code: 'invalid_input', message: "Channel name contains invalid characters: 'b d'" },
      'refuses',
    ),
    refused(
      'refuses an op_id of 65 bytes',
      { body: { ...body, op_id: 'o'.repeat(65) } },
      { status: 400, code: 'invalid_input', message: 'op_id must be 1..=64 bytes' },
      'refuses',
    ),
    refused(
      'refuses an empty op_id',
      { body: { ...body, op_id: '' } },
      { status: 400, code: 'invalid_input', message: 'op_id must be 1..=64 bytes' },
      'refuses',
    ),
    refused(
      'refuses a known op_id with another request',
      change(`conflict-${operation}`, operation, { data: 'y', op_id: 'op-1' }, [
        operation,
        { data: 'x', op_id: 'op-1' },
      ]),
      {
        status: 400,
        code: 'invalid_input',
        message: 'idempotency key was already used with a different payload',
      },
      { prompted: 'operationIdConflict' },
    ),
    refused(
      'refuses metadata with a text',
      { body: { ...body, metadata: { a: 1 } } },
      {
        status: 422,
        message: 'Failed to deserialize the JSON body into the target type: metadata: invalid type: newtype',
      },
      'refuses',
    ),
    refused(
      'refuses push in extras with a text',
      { body: { ...body, extras: { push: {} } } },
      { status: 422, message: 'Failed to deserialize the JSON body into the target type: extras.push: ' },
      'refuses',
    ),
    refused(
      'refuses a body that is not JSON with a text',
      { body: '{' },
      { status: 400, message: 'Failed to parse the request body as JSON: ' },
      'refuses',
    ),
    refused(
      'refuses a body that is not sent as JSON with a text',
      { headers: { 'content-type': 'text/plain' } },
      { status: 415, message: 'Expected request with `Content-Type: application/json`' },
      'refuses',
    ),
    refused(
      'refuses a body of more than 10 MiB with a text',
      { body: { data: 'd'.repeat(10 * 1024 * 1024) } },
      { status: 413, message: 'Failed to buffer the request body: length limit exceeded' },
      { prompted: 'bodyTooLarge' },
    ),
    refused(
      'says that messages have no versions where that is off',
      { server: 'lean', path: { ...path, channelName: 'orders' } },
      {
        status: 422,
        code: 'feature_disabled',
        message: "Versioned messages are disabled for channel 'orders'",
      },
      { prompted: 'versionsDisabled' },
    ),
  ]
}

function ownRules(own: Own): ContractCase[] {
  const change = changing(own)
  const refused = (
    name: string,
    call: ReturnType<typeof change>,
    message: string,
    prism: PrismRole,
  ): ContractCase => ({
    name,
    ...call,
    expect: { status: 400, code: 'invalid_input', message },
    prism,
  })
  return [
    refused(
      'refuses an update of nothing',
      change('nothing', 'updateMessage', { socket_id: '1.2', metadata: null }),
      'update request must include at least one patch field or operation metadata',
      'refuses',
    ),
    refused(
      'refuses to replace and to clear the same field',
      change('both', 'updateMessage', { data: 'x', clear_fields: ['data'] }),
      'update request cannot both replace and clear the same field',
      { prompted: 'updateReplacesAndClears' },
    ),
    refused(
      'refuses to replace and to clear the same field',
      change('both-delete', 'deleteMessage', { data: 'x', clear_fields: ['data'] }),
      'delete request cannot both replace and clear the same field',
      { prompted: 'deleteReplacesAndClears' },
    ),
    refused(
      'refuses to clear a field twice',
      change('clear-twice', 'deleteMessage', { clear_fields: ['data', 'data'] }),
      'clear_fields must not contain duplicates',
      'refuses',
    ),
    {
      name: 'refuses to clear what is no field with a text',
      ...change('clear-unknown', 'updateMessage', { clear_fields: ['tags'] }),
      expect: {
        status: 422,
        message: 'Failed to deserialize the JSON body into the target type: clear_fields[0]: unknown variant',
      },
      prism: 'refuses',
    },
    refused(
      'refuses to append nothing',
      change('append-nothing', 'appendMessage', { data: '' }),
      'append request data must not be empty',
      { prompted: 'appendEmpty' },
    ),
    {
      name: 'refuses an append without data with a text',
      ...change('append-none', 'appendMessage', {}),
      expect: {
        status: 422,
        message: 'Failed to deserialize the JSON body into the target type: missing field `data`',
      },
      prism: 'refuses',
    },
    refused(
      'refuses to append to data that is JSON',
      change('append-json', 'appendMessage', { data: 'x' }, ['updateMessage', { data: { a: 1 } }]),
      'append requires string message data in the release 4.3 core model',
      { prompted: 'appendToJson' },
    ),
  ]
}
