// What the list of either history refuses of the page that it is asked for.

import type { ContractCase } from '../case.ts'
import type { History } from '../support/histories.ts'
import { anyCursor, encoded } from '../support/page-cursor.ts'

export function refusedPageCases(
  { noun, examples }: History,
  call: Pick<ContractCase, 'operation' | 'path'>,
): ContractCase[] {
  const subject = noun.charAt(0).toUpperCase() + noun.slice(1)
  const refused = (
    name: string,
    query: Readonly<Record<string, string>>,
    message: string,
    prompted?: string,
  ): ContractCase => ({
    ...call,
    name,
    query,
    expect: { status: 400, code: 'invalid_input', message },
    prism: prompted === undefined ? 'refuses' : { prompted },
  })
  const cursor = (change: object): string => encoded({ ...anyCursor('orders'), ...change })
  const unreadable = (name: string, text: string, problem = ''): ContractCase =>
    refused(name, { cursor: text }, `Invalid ${noun} cursor: ${problem}`, `${examples.cursor}Unreadable`)
  // In Latin-1 the last letter is one byte, which begins a character of UTF-8 that does not go on.
  const json = JSON.stringify({ ...anyCursor('orders'), app_id: 'caf\u00e9' })
  return [
    refused('refuses a direction that does not exist', { direction: 'Up' }, "Invalid direction 'up'."),
    refused('refuses pages without items', { limit: '0' }, `${subject} limit must be greater than 0`),
    refused(
      'refuses a first serial after the last',
      { start_serial: '2', end_serial: '1' },
      'start_serial must be less than or equal to end_serial',
      'serialBoundsCrossed',
    ),
    refused(
      'refuses a beginning after the end',
      { start_time_ms: '2', end: '1' },
      'start_time_ms must be less than or equal to end_time_ms',
      'timeBoundsCrossed',
    ),
    unreadable('refuses a text that is no cursor', 'a!', 'Invalid symbol 33, offset 1.'),
    unreadable('refuses a cursor that is not JSON', Buffer.from('abc').toString('base64url')),
    unreadable('refuses a cursor that is not UTF-8', Buffer.from(json, 'latin1').toString('base64url')),
    refused(
      'refuses a cursor of more than 16 KiB',
      { cursor: 'A'.repeat(16_385) },
      `${subject} cursor exceeds 16 KiB`,
    ),
    refused(
      'refuses a cursor of another kind',
      { cursor: cursor({ version: 2 }) },
      `Unsupported ${noun} cursor version: 2`,
      `${examples.cursor}Version`,
    ),
    refused(
      'refuses a cursor of another app',
      { cursor: cursor({ app_id: 'another' }) },
      `${subject} cursor app does not match the request`,
      `${examples.cursor}OfOtherApp`,
    ),
    {
      ...call,
      name: 'refuses a limit that is not a number with a text',
      query: { limit: 'abc' },
      expect: {
        status: 400,
        message: 'Failed to deserialize query string: limit: invalid digit found in string',
      },
      prism: 'refuses',
    },
  ]
}
