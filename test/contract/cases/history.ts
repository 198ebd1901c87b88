// GET /apps/{appId}/channels/{channelName}/history

import type { Before, ContractCase, Own, PrismRole } from '../case.ts'
import { published } from '../support/published.ts'

const operation = 'listHistory'
const future = '9000000000000'

export function historyCases(own: Own): ContractCase[] {
  const three = (channel: string): readonly Before[] => published(channel, 'first', 'second', 'third')
  const part = (
    name: string,
    query: Readonly<Record<string, string>>,
    serials: readonly number[],
    prism: PrismRole = 'accepts',
  ): ContractCase => {
    const channel = own(`history-${Object.entries(query).flat().join('-').slice(0, 60)}`)
    const items = serials.map((serial) => ({ serial }))
    return {
      name,
      operation,
      before: three(channel),
      path: { channelName: channel },
      query,
      expect: { status: 200, body: { items } },
      prism,
    }
  }
  return [
    {
      name: 'lists what was published, the newest event first',
      operation,
      before: published(own('history-new'), 'first', 'second'),
      path: { channelName: own('history-new') },
      expect: {
        status: 200,
        body: {
          items: [
            {
              serial: 2,
              event_name: 'sockudo:message.create',
              operation_kind: 'message.create',
              message: {
                event: 'sockudo:message.create',
                action: 'create',
                name: 'second',
                data: '{"id":1}',
              },
            },
            { serial: 1, message: { name: 'first', history_serial: 1, delivery_serial: 1 } },
          ],
          direction: 'newest_first',
          limit: 100,
          has_more: false,
          next_cursor: null,
          bounds: { start_serial: null, end_serial: null, start_time_ms: null, end_time_ms: null },
          continuity: { oldest_available_serial: 1, newest_available_serial: 2, retained_messages: 2 },
        },
      },
      prism: 'accepts',
    },
    {
      name: 'lists events as they were stored where messages have no versions',
      operation,
      server: 'unversioned',
      before: [
        {
          operation: 'triggerEvent',
          body: {
            name: 'pusher:first',
            channel: own('history-stored'),
            data: { id: 1 },
            message_id: own('id'),
            tags: { region: 'eu' },
            extras: { headers: { level: 1 } },
          },
        },
      ],
      path: { channelName: own('history-stored') },
      expect: {
        status: 200,
        body: {
          items: [
            {
              serial: 1,
              message_id: own('id'),
              event_name: 'pusher:first',
              operation_kind: 'append',
              message: {
                event: 'sockudo:first',
                channel: own('history-stored'),
                data: '{"id":1}',
                message_id: own('id'),
                tags: { region: 'eu' },
                extras: { headers: { level: 1 } },
                serial: 1,
              },
            },
          ],
        },
      },
      prism: 'accepts',
    },
    {
      name: 'lists nothing of a channel that nobody published to',
      operation,
      path: { channelName: own('history-none') },
      expect: {
        status: 200,
        body: {
          items: [],
          next_cursor: null,
          continuity: { oldest_available_serial: null, retained_bytes: 0, complete: true },
        },
      },
      prism: 'accepts',
    },
    {
      name: 'keeps no ephemeral event',
      operation,
      before: [
        {
          operation: 'triggerEvent',
          body: { name: 'gone', channel: own('history-ephemeral'), extras: { ephemeral: true } },
        },
      ],
      path: { channelName: own('history-ephemeral') },
      expect: { status: 200, body: { items: [], continuity: { retained_messages: 0 } } },
      prism: 'accepts',
    },
    part('lists the oldest event first', { direction: 'oldest_first' }, [1, 2, 3]),
    part('knows other words for a direction', { direction: 'forwards' }, [1, 2, 3]),
    part('does not mind the case of a direction', { direction: 'Backwards' }, [3, 2, 1], {
      prompted: 'historyPage',
    }),
    part('lists a page of two', { limit: '2' }, [3, 2]),
    part('lists from one serial to another', { start_serial: '2', end_serial: '2' }, [2]),
    part('lists what is not older than a time', { start_time_ms: '0' }, [3, 2, 1]),
    part('lists nothing from a time that is still to come', { start_time_ms: future }, []),
    part('lists what is not newer than a time', { end_time_ms: future }, [3, 2, 1]),
    part('lists nothing up to a time before everything', { end_time_ms: '0' }, []),
    part('knows another name for the first time', { start: future }, []),
    part('knows another name for the last time', { end: '0' }, []),
    {
      ...part('lowers a limit to its page size', { limit: '1000' }, [3, 2, 1]),
      expect: { status: 200, body: { limit: 100 } },
    },
    {
      ...part('says that there are more', { limit: '1' }, []),
      expect: {
        status: 200,
        body: { has_more: true, continuity: { complete: false, truncated_by_retention: false } },
      },
    },
    {
      ...part('says that nothing is missing', { start_serial: '1', direction: 'oldest_first' }, []),
      expect: { status: 200, body: { has_more: false, continuity: { complete: true } } },
    },
  ]
}
