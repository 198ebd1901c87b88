// Where the pages of GET /apps/{appId}/channels/{channelName}/history go on.

import type { Before, ContractCase, Kept, Own } from '../case.ts'
import { anyCursor, encoded } from '../support/page-cursor.ts'
import { published } from '../support/published.ts'

const operation = 'listHistory'

export function historyCursorCases(own: Own): ContractCase[] {
  const nextCursor: Kept = { at: ['next_cursor'], example: encoded(anyCursor('orders')) }
  const firstPage = (channel: string): readonly Before[] => [
    ...published(channel, 'first', 'second', 'third'),
    { operation, path: { channelName: channel }, query: { limit: '1' }, keep: { cursor: nextCursor } },
  ]
  const refused = (
    name: string,
    message: string,
    prompted: string,
    change: Partial<ContractCase> = {},
    before: readonly Before[] = [],
  ): ContractCase => {
    const channel = own(`history-${prompted}`)
    return {
      name,
      operation,
      before: [...firstPage(channel), ...before],
      path: { channelName: channel },
      query: { cursor: '{cursor}' },
      expect: { status: 400, code: 'invalid_input', message },
      prism: { prompted },
      ...change,
    }
  }
  return [
    {
      name: 'goes on at a cursor',
      operation,
      before: firstPage(own('history-on')),
      path: { channelName: own('history-on') },
      query: { cursor: '{cursor}', limit: '2' },
      expect: { status: 200, body: { items: [{ serial: 2 }, { serial: 1 }], next_cursor: null } },
      prism: 'accepts',
    },
    {
      name: 'goes on at a cursor when older events were purged',
      operation,
      before: [...firstPage(own('history-purged')), purgedBefore(own('history-purged'), 3)],
      path: { channelName: own('history-purged') },
      query: { cursor: '{cursor}' },
      expect: { status: 200, body: { items: [], continuity: { truncated_by_retention: true } } },
      prism: 'accepts',
    },
    refused(
      'refuses a cursor of another channel',
      'History cursor channel does not match the request',
      'historyCursorOfOtherChannel',
      { path: { channelName: own('history-another') } },
    ),
    refused(
      'refuses a cursor of the other direction',
      'History cursor direction does not match the request',
      'historyCursorOfOtherDirection',
      { query: { cursor: '{cursor}', direction: 'oldest_first' } },
    ),
    refused(
      'refuses a cursor of other bounds',
      'History cursor bounds do not match the request',
      'historyCursorOfOtherBounds',
      { query: { cursor: '{cursor}', start_serial: '1' } },
    ),
    refused(
      'refuses a cursor from before a reset',
      'Expired history cursor: channel stream changed',
      'historyCursorStreamChanged',
      {},
      [wasReset(own('history-historyCursorStreamChanged'))],
    ),
    refused(
      'refuses a cursor at an event that is gone',
      'Expired history cursor: cursor points before retained history',
      'historyCursorExpired',
      {},
      [
        purgedBefore(own('history-historyCursorExpired'), 4),
        ...published(own('history-historyCursorExpired'), 'fourth'),
      ],
    ),
  ]
}

function wasReset(channel: string): Before {
  const body = { confirm_channel: channel, confirm_operation: 'reset', reason: 'test' }
  return { operation: 'resetHistory', path: { channelName: channel }, body }
}

function purgedBefore(channel: string, serial: number): Before {
  const confirmed = { confirm_channel: channel, confirm_operation: 'purge', reason: 'test' }
  const body = { ...confirmed, mode: 'before_serial', before_serial: serial }
  return { operation: 'purgeHistory', path: { channelName: channel }, body }
}
