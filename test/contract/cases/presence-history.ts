// GET /apps/{appId}/channels/{channelName}/presence/history

import type { Before, ContractCase, Kept, Own, PrismRole } from '../case.ts'
import { anyCursor, encoded } from '../support/page-cursor.ts'

const operation = 'listPresenceHistory'
const future = '9000000000000'

export function presenceHistoryCases(own: Own): ContractCase[] {
  return [...listCases(own), ...partCases(own), ...cursorCases(own)]
}

function listCases(own: Own): ContractCase[] {
  const cameOnce = (channel: string, stored: object): object => ({
    items: [
      {
        serial: 1,
        event: 'member_added',
        cause: 'join',
        user_id: 'user-1',
        dead_node_id: null,
        presence_event: { event: 'member_added', cause: 'join', user_id: 'user-1', user_info: {}, ...stored },
      },
    ],
    direction: 'newest_first',
    limit: 100,
    has_more: false,
    next_cursor: null,
    bounds: { start_serial: null, end_serial: null, start_time_ms: null, end_time_ms: null },
    continuity: { retained_events: 1, degraded: false, complete: true, truncated_by_retention: false },
    stream_state: { durable_state: 'healthy', continuity_proven: true, reset_required: false },
  })
  const [came, stored, nobody] = ['ph-came', 'ph-stored', 'ph-nobody'].map((name) => presence(own, name))
  return [
    {
      name: 'lists who came',
      operation,
      occupied: [came!],
      path: { channelName: came! },
      expect: { status: 200, body: cameOnce(came!, { dead_node_id: null }) },
      prism: 'accepts',
    },
    {
      name: 'shows the serial in the stored record where there is no history',
      operation,
      server: 'unrecorded',
      occupied: [stored!],
      path: { channelName: stored! },
      expect: { status: 200, body: cameOnce(stored!, { serial: 1 }) },
      prism: { prompted: 'presenceHistoryInMemory' },
    },
    {
      name: 'lists nothing of a channel that nobody came to',
      operation,
      path: { channelName: nobody! },
      expect: {
        status: 200,
        body: {
          items: [],
          next_cursor: null,
          continuity: {
            oldest_available_serial: null,
            retained_events: 0,
            retained_bytes: 0,
            complete: true,
          },
        },
      },
      prism: 'accepts',
    },
  ]
}

/** Two members, who came one after the other. */
function partCases(own: Own): ContractCase[] {
  const part = (
    name: string,
    query: Readonly<Record<string, string>>,
    serials: readonly number[],
    body: object = {},
    prism: PrismRole = 'accepts',
  ): ContractCase => {
    const channel = presence(own, `ph-${Object.entries(query).flat().join('-')}`)
    return {
      name,
      operation,
      occupied: [channel, channel],
      path: { channelName: channel },
      query,
      expect: { status: 200, body: { items: serials.map((serial) => ({ serial })), ...body } },
      prism,
    }
  }
  return [
    part('lists the newest record first', { direction: 'newest_first' }, [2, 1]),
    part('lists the oldest record first', { direction: 'oldest_first' }, [1, 2]),
    part('knows other words for a direction', { direction: 'forward' }, [1, 2], {
      direction: 'oldest_first',
    }),
    part(
      'does not mind the case of a direction',
      { direction: 'Forwards' },
      [1, 2],
      {},
      {
        prompted: 'presenceHistoryPage',
      },
    ),
    part('lists a page of one and says that there are more', { limit: '1' }, [2], {
      limit: 1,
      has_more: true,
      continuity: { complete: false, truncated_by_retention: false },
    }),
    part('lowers a limit to its page size', { limit: '1000' }, [2, 1], { limit: 100 }),
    part('lists from one serial to another', { start_serial: '2', end_serial: '2' }, [2], {
      continuity: { complete: true },
    }),
    part('lists what is not older than a time', { start_time_ms: '0' }, [2, 1]),
    part('lists nothing from a time that is still to come', { start_time_ms: future }, []),
    part('lists what is not newer than a time', { end_time_ms: future }, [2, 1]),
    part('lists nothing up to a time before everything', { end_time_ms: '0' }, []),
    part('knows another name for the first time', { start: future }, [], {
      bounds: { start_time_ms: Number(future), end_time_ms: null },
    }),
    part('knows another name for the last time', { end: '0' }, [], {
      bounds: { start_time_ms: null, end_time_ms: 0 },
    }),
    part('says that nothing is kept from before the first record', { start_serial: '0' }, [2, 1], {
      continuity: { complete: false, truncated_by_retention: true },
    }),
  ]
}

function cursorCases(own: Own): ContractCase[] {
  const cursor: Kept = { at: ['next_cursor'], example: encoded(anyCursor('presence-orders')) }
  const after = (
    name: string,
    change: Partial<ContractCase> & Pick<ContractCase, 'expect' | 'prism'>,
    before: (channel: string) => readonly Before[] = () => [],
  ): ContractCase => {
    const channel = presence(own, `ph-${name.replaceAll(' ', '-')}`)
    const path = { channelName: channel }
    const firstPage = { operation, path, query: { limit: '1' }, keep: { cursor } } as const
    return {
      name,
      operation,
      occupied: [channel, channel],
      before: [firstPage, ...before(channel)],
      path,
      query: { cursor: '{cursor}' },
      ...change,
    }
  }
  const refused = (message: string, prompted: string): Pick<ContractCase, 'expect' | 'prism'> => ({
    expect: { status: 400, code: 'invalid_input', message },
    prism: { prompted },
  })
  const changed = (channel: string): readonly Before[] => [wasReset(channel)]
  return [
    after('goes on at a cursor', {
      expect: { status: 200, body: { items: [{ serial: 1 }], has_more: false, next_cursor: null } },
      prism: 'accepts',
    }),
    after('refuses a cursor of another channel', {
      path: { channelName: presence(own, 'ph-another') },
      ...refused(
        'Presence history cursor channel does not match the request',
        'presenceCursorOfOtherChannel',
      ),
    }),
    after('refuses a cursor of the other direction', {
      query: { cursor: '{cursor}', direction: 'oldest_first' },
      ...refused(
        'Presence history cursor direction does not match the request',
        'presenceCursorOfOtherDirection',
      ),
    }),
    after('refuses a cursor of other bounds', {
      query: { cursor: '{cursor}', end_serial: '9' },
      ...refused('Presence history cursor bounds do not match the request', 'presenceCursorOfOtherBounds'),
    }),
    after(
      'refuses a cursor from before a reset',
      refused('Expired history cursor: channel stream changed', 'historyCursorStreamChanged'),
      changed,
    ),
    after(
      'refuses a cursor from before a reset in other words where there is no history',
      {
        server: 'unrecorded',
        ...refused('Expired presence history cursor: channel stream changed', 'presenceCursorStreamChanged'),
      },
      changed,
    ),
  ]
}

function wasReset(channel: string): Before {
  const body = { confirm_channel: channel, confirm_operation: 'reset', reason: 'test' }
  return { operation: 'resetPresenceHistory', path: { channelName: channel }, body }
}

export function presence(own: Own, name: string): string {
  return `presence-${own(name)}`
}
