// What all four operations on a history refuse in the same way, and the two of them that destroy.

import type { ContractCase, OperationId, Own } from '../case.ts'

export function commonHistoryCases(own: Own): ContractCase[] {
  const channel = own('common')
  const confirmed = { confirm_channel: channel, reason: 'test' }
  const bodies: Partial<Record<OperationId, object>> = {
    resetHistory: { ...confirmed, confirm_operation: 'reset' },
    purgeHistory: { ...confirmed, confirm_operation: 'purge', mode: 'all' },
  }
  const all = (['listHistory', 'getHistoryState', 'resetHistory', 'purgeHistory'] as const).map(
    (operation) => {
      return {
        operation,
        path: { channelName: channel },
        ...(operation in bodies ? { body: bodies[operation] } : {}),
      }
    },
  )
  const destroying = all.filter(({ operation }) => operation in bodies)
  return [
    ...all.flatMap((call): ContractCase[] => [
      {
        ...call,
        name: 'is off where there is no history',
        server: 'lean',
        expect: {
          status: 422,
          code: 'feature_disabled',
          message: `Durable history is disabled by policy for channel '${channel}'`,
        },
        prism: { prompted: 'historyDisabled' },
      },
      {
        ...call,
        name: 'refuses a name of an unknown namespace',
        path: { channelName: `nobody:${channel}` },
        expect: { status: 400, code: 'invalid_input', message: "Unknown channel namespace 'nobody'" },
        prism: { prompted: 'namespaceUnknown' },
      },
      {
        ...call,
        name: 'refuses a channel name that is not UTF-8 with a text',
        encodedPath: { channelName: '%FF' },
        expect: { status: 400, message: 'Invalid URL: Invalid UTF-8 in `channelName`' },
        prism: { prompted: 'channelNameNotUtf8' },
      },
    ]),
    ...all
      .filter(({ operation }) => operation !== 'getHistoryState')
      .map((call): ContractCase => ({
        ...call,
        name: 'fails where annotations need a history and there is no store for it',
        server: 'unrecorded',
        expect: { status: 500, code: 'internal_error', message: 'Internal server error' },
        prism: { prompted: 'internalError' },
      })),
    ...destroying.flatMap((call): ContractCase[] => [
      {
        ...call,
        name: 'refuses the confirmation of another channel',
        body: { ...call.body, confirm_channel: own('another') },
        expect: {
          status: 400,
          code: 'invalid_input',
          message: 'confirm_channel must exactly match the channel path',
        },
        prism: { prompted: 'confirmChannelWrong' },
      },
      {
        ...call,
        name: 'refuses a reason of white space',
        body: { ...call.body, reason: ' \t' },
        expect: { status: 400, code: 'invalid_input', message: 'reason must not be empty' },
        prism: 'refuses',
      },
      {
        ...call,
        name: 'refuses a body without confirmation with a text',
        body: {},
        expect: {
          status: 422,
          message:
            'Failed to deserialize the JSON body into the target type: missing field `confirm_channel`',
        },
        prism: 'refuses',
      },
      {
        ...call,
        name: 'refuses a body that is not JSON with a text',
        body: '{"reason":',
        expect: { status: 400, message: 'Failed to parse the request body as JSON' },
        prism: 'refuses',
      },
      {
        ...call,
        name: 'refuses a body that is not sent as JSON with a text',
        headers: { 'content-type': 'text/plain' },
        expect: { status: 415, message: 'Expected request with `Content-Type: application/json`' },
        prism: 'refuses',
      },
      {
        ...call,
        name: 'refuses a body of more than 10 MiB with a text',
        body: { ...call.body, reason: 'r'.repeat(10 * 1024 * 1024) },
        expect: { status: 413, message: 'Failed to buffer the request body: length limit exceeded' },
        prism: { prompted: 'bodyTooLarge' },
      },
    ]),
  ]
}
