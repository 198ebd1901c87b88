// What GET /apps/{appId}/channels/{channelName}/history refuses.

import type { ContractCase, Expectation, Own, PrismRole } from '../case.ts'
import { anyCursor, encoded } from './history-cursors.ts'

const operation = 'listHistory'

export function refusedHistoryCases(own: Own): ContractCase[] {
  const refused = (
    name: string,
    query: Readonly<Record<string, string>>,
    message: string,
    prism: PrismRole,
    expect: Partial<Expectation> = { code: 'invalid_input' },
  ): ContractCase => {
    const path = { channelName: own('history-none') }
    return { name, operation, path, query, expect: { status: 400, message, ...expect }, prism }
  }
  return [
    refused(
      'refuses a direction that does not exist',
      { direction: 'Up' },
      "Invalid direction 'up'.",
      'refuses',
    ),
    refused('refuses pages without items', { limit: '0' }, 'History limit must be greater than 0', 'refuses'),
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
      { cursor: 'no cursor' },
      'Invalid history cursor: Invalid symbol 32',
      {
        prompted: 'historyCursorUnreadable',
      },
    ),
    refused(
      'refuses a cursor of more than 16 KiB',
      { cursor: 'A'.repeat(16_385) },
      'History cursor exceeds 16 KiB',
      'refuses',
    ),
    refused(
      'refuses a cursor of another kind',
      { cursor: encoded({ ...anyCursor(own), version: 2 }) },
      'Unsupported history cursor version: 2',
      { prompted: 'historyCursorVersion' },
    ),
    refused(
      'refuses a cursor of another app',
      { cursor: encoded({ ...anyCursor(own), app_id: 'another' }) },
      'History cursor app does not match the request',
      { prompted: 'historyCursorOfOtherApp' },
    ),
    refused(
      'refuses a limit that is not a number with a text',
      { limit: 'abc' },
      'Failed to deserialize query string: limit: invalid digit found in string',
      'refuses',
      {},
    ),
    {
      ...refused('refuses a channel name that is not allowed', {}, 'Channel name contains', 'refuses'),
      path: { channelName: 'b d' },
    },
  ]
}
