// What GET /apps/{appId}/channels/{channelName}/presence/history refuses, and what all operations below it refuse.

import type { ContractCase, Expectation, Own, PrismRole } from '../case.ts'
import { anyCursor, encoded, presence } from './presence-history.ts'

export function refusedPresenceHistoryCases(own: Own): ContractCase[] {
  return [...parameterCases(own), ...commonCases(own), ...bodyCases(own)]
}

function parameterCases(own: Own): ContractCase[] {
  const refused = (
    name: string,
    query: Readonly<Record<string, string>>,
    message: string,
    prism: PrismRole = 'refuses',
    expect: Partial<Expectation> = { code: 'invalid_input' },
  ): ContractCase => {
    const path = { channelName: presence(own, 'ph-nobody') }
    const operation = 'listPresenceHistory'
    return { name, operation, path, query, expect: { status: 400, message, ...expect }, prism }
  }
  const cursor = (change: object): string => encoded({ ...anyCursor(own), ...change })
  return [
    refused('refuses a direction that does not exist', { direction: 'Up' }, "Invalid direction 'up'."),
    refused('refuses pages without items', { limit: '0' }, 'Presence history limit must be greater than 0'),
    refused(
      'refuses a first serial after the last',
      { start_serial: '2', end_serial: '1' },
      'start_serial must be less than or equal to end_serial',
      { prompted: 'serialBoundsCrossed' },
    ),
    refused(
      'refuses a beginning after the end',
      { start_time_ms: '2', end: '1' },
      'start_time_ms must be less than or equal to end_time_ms',
      { prompted: 'timeBoundsCrossed' },
    ),
    refused(
      'refuses a text that is no cursor',
      { cursor: '!' },
      'Invalid presence history cursor: Invalid symbol 33, offset 0.',
      { prompted: 'presenceCursorUnreadable' },
    ),
    refused(
      'refuses a cursor of more than 16 KiB',
      { cursor: 'A'.repeat(16_385) },
      'Presence history cursor exceeds 16 KiB',
    ),
    refused(
      'refuses a cursor of another kind',
      { cursor: cursor({ version: 2 }) },
      'Unsupported presence history cursor version: 2',
      { prompted: 'presenceCursorVersion' },
    ),
    refused(
      'refuses a cursor of another app',
      { cursor: cursor({ app_id: 'another' }) },
      'Presence history cursor app does not match the request',
      { prompted: 'presenceCursorOfOtherApp' },
    ),
    refused(
      'refuses a limit that is not a number with a text',
      { limit: 'abc' },
      'Failed to deserialize query string: limit: invalid digit found in string',
      'refuses',
      {},
    ),
  ]
}

function commonCases(own: Own): ContractCase[] {
  const channel = presence(own, 'ph-common')
  const operations = ['listPresenceHistory', 'getPresenceSnapshot', 'getPresenceHistoryState'] as const
  const reading = operations.map((operation) => ({ operation }))
  return [...reading, resetting(channel)].flatMap((call): ContractCase[] => [
    {
      ...call,
      name: 'is off where there is no presence history',
      server: 'lean',
      path: { channelName: channel },
      expect: {
        status: 422,
        code: 'feature_disabled',
        message: `Presence history is disabled by policy for channel '${channel}'`,
      },
      prism: { prompted: 'presenceHistoryDisabled' },
    },
    {
      ...call,
      name: 'refuses a channel that is not a presence channel',
      path: { channelName: own('public') },
      expect: {
        status: 400,
        code: 'invalid_input',
        message: 'Only presence channels support this endpoint',
      },
      prism: 'refuses',
    },
    {
      ...call,
      name: 'refuses a name of an unknown namespace',
      path: { channelName: 'presence-nobody:room' },
      expect: { status: 400, code: 'invalid_input', message: "Unknown channel namespace 'nobody'" },
      prism: { prompted: 'namespaceUnknown' },
    },
    {
      ...call,
      name: 'refuses a channel name that is not UTF-8 with a text',
      encodedPath: { channelName: 'presence-%FF' },
      expect: { status: 400, message: 'Invalid URL: Invalid UTF-8 in `channelName`' },
      prism: { prompted: 'channelNameNotUtf8' },
    },
  ])
}

function bodyCases(own: Own): ContractCase[] {
  const channel = presence(own, 'ph-bodies')
  const call = { path: { channelName: channel }, ...resetting(channel) }
  const refused = (
    name: string,
    body: object | string,
    expect: Expectation,
    prism: PrismRole = 'refuses',
  ): ContractCase => ({ ...call, name, body, expect, prism })
  const invalid = (message: string): Expectation => ({ status: 400, code: 'invalid_input', message })
  return [
    refused(
      'refuses the confirmation of another channel',
      { ...call.body, confirm_channel: presence(own, 'ph-another') },
      invalid('confirm_channel must exactly match the channel path'),
      { prompted: 'confirmChannelWrong' },
    ),
    refused(
      'refuses the confirmation of another operation',
      { ...call.body, confirm_operation: 'purge' },
      invalid("confirm_operation must be 'reset'"),
    ),
    refused(
      'refuses a reason of white space',
      { ...call.body, reason: ' \t' },
      invalid('reason must not be empty'),
    ),
    refused(
      'refuses a body without confirmation with a text',
      {},
      {
        status: 422,
        message: 'Failed to deserialize the JSON body into the target type: missing field `confirm_channel`',
      },
    ),
    refused('refuses a body that is not JSON with a text', '{"reason":', {
      status: 400,
      message: 'Failed to parse the request body as JSON',
    }),
    {
      ...call,
      name: 'refuses a body that is not sent as JSON with a text',
      headers: { 'content-type': 'text/plain' },
      expect: { status: 415, message: 'Expected request with `Content-Type: application/json`' },
      prism: 'refuses',
    },
    refused(
      'refuses a body of more than 10 MiB with a text',
      { ...call.body, reason: 'r'.repeat(10 * 1024 * 1024) },
      { status: 413, message: 'Failed to buffer the request body: length limit exceeded' },
      { prompted: 'bodyTooLarge' },
    ),
  ]
}

function resetting(channel: string): Pick<ContractCase, 'operation'> & { readonly body: object } {
  const body = { confirm_channel: channel, confirm_operation: 'reset', reason: 'test' }
  return { operation: 'resetPresenceHistory', body }
}
