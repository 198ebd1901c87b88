// GET …/presence/history/snapshot and /state, and POST …/presence/history/reset

import type { Before, ContractCase, Kept, Own, PrismRole } from '../case.ts'
import { presence } from './presence-history.ts'

export function presenceMomentCases(own: Own): ContractCase[] {
  return [...snapshotCases(own), ...stateCases(own), ...resetCases(own)]
}

function snapshotCases(own: Own): ContractCase[] {
  const operation = 'getPresenceSnapshot'
  const snapshot = (
    name: string,
    query: Readonly<Record<string, string>>,
    body: object,
    prism: PrismRole = 'accepts',
  ): ContractCase => {
    const channel = presence(own, `snapshot-${Object.entries(query).flat().join('-')}`)
    return {
      name,
      operation,
      occupied: [channel, channel],
      path: { channelName: channel },
      query,
      expect: { status: 200, body: { channel, ...body } },
      prism,
    }
  }
  const both = {
    members: [
      { user_id: 'user-1', last_event: 'member_added' },
      { user_id: 'user-2', last_event: 'member_added' },
    ],
    member_count: 2,
    events_replayed: 2,
    snapshot_serial: 2,
  }
  const one = { members: [{ last_event_serial: 1 }], member_count: 1, events_replayed: 1, snapshot_serial: 1 }
  const none = {
    members: [],
    member_count: 0,
    events_replayed: 0,
    snapshot_serial: null,
    snapshot_time_ms: null,
  }
  const future = '9000000000000'
  const empty = presence(own, 'snapshot-of-nobody')
  return [
    snapshot(
      'tells who is there, sorted',
      {},
      { ...both, continuity: { retained_events: 2, complete: true, truncated_by_retention: false } },
    ),
    snapshot('tells who was there at a serial', { at_serial: '1' }, one),
    snapshot('tells who was there at a time', { at_time_ms: future }, both),
    snapshot('knows another name for the time', { at: '1' }, none),
    snapshot('takes the first of the two names for the time', { at: '1', at_time_ms: future }, both),
    snapshot('takes a serial before a time that is later', { at_serial: '1', at_time_ms: future }, one),
    snapshot('takes a time before a serial that is later', { at_serial: '1', at_time_ms: '1' }, none),
    snapshot('takes a serial that there is not yet', { at_serial: '99' }, both),
    snapshot('tells that nobody was there before the first record', { at_serial: '0' }, none, {
      prompted: 'presenceSnapshotEmpty',
    }),
    {
      name: 'tells of a channel that nobody came to',
      operation,
      path: { channelName: empty },
      expect: { status: 200, body: { ...none, continuity: { stream_id: null, complete: true } } },
      prism: 'accepts',
    },
    {
      name: 'refuses a serial that is not a number with a text',
      operation,
      path: { channelName: empty },
      query: { at_serial: 'one' },
      expect: {
        status: 400,
        message: 'Failed to deserialize query string: at_serial: invalid digit found in string',
      },
      prism: 'refuses',
    },
  ]
}

function stateCases(own: Own): ContractCase[] {
  const operation = 'getPresenceHistoryState'
  const channel = presence(own, 'state')
  return [
    {
      name: 'tells which serials are stored',
      operation,
      occupied: [channel, channel],
      path: { channelName: channel },
      expect: {
        status: 200,
        body: {
          channel,
          stream: {
            next_serial: 3,
            retained: { oldest_available_serial: 1, newest_available_serial: 2, retained_events: 2 },
            state: { durable_state: 'healthy', continuity_proven: true, reset_required: false, reason: null },
          },
        },
      },
      prism: 'accepts',
    },
    {
      name: 'tells of a channel that nobody came to',
      operation,
      path: { channelName: presence(own, 'state-of-nobody') },
      expect: { status: 200, body: { stream: { next_serial: 1, retained: { retained_events: 0 } } } },
      prism: 'accepts',
    },
  ]
}

function resetCases(own: Own): ContractCase[] {
  const operation = 'resetPresenceHistory'
  const body = (channel: string): object => {
    return { confirm_channel: channel, confirm_operation: 'reset', reason: 'test' }
  }
  const [channel, nobody] = [presence(own, 'reset'), presence(own, 'reset-of-nobody')]
  const stream: Kept = { at: ['stream', 'stream_id'], example: '7b2e9c41-5d3f-4a86-b0c7-e1f24d6a8b93' }
  const keepStream: Before = {
    operation: 'getPresenceHistoryState',
    path: { channelName: channel },
    keep: { stream },
  }
  return [
    {
      name: 'begins a new stream',
      operation,
      occupied: [channel, channel],
      before: [keepStream],
      path: { channelName: channel },
      body: { ...body(channel), requested_by: 'somebody' },
      expect: {
        status: 200,
        body: {
          ok: true,
          operation: 'reset',
          channel,
          reason: 'test',
          requested_by: 'somebody',
          previous_stream_id: '{stream}',
          purged_events: 2,
          stream: { next_serial: 1, retained: { retained_events: 0, retained_bytes: 0 } },
        },
      },
      prism: 'accepts',
    },
    {
      name: 'resets a channel that nobody came to',
      operation,
      path: { channelName: nobody },
      body: body(nobody),
      expect: { status: 200, body: { purged_events: 0, purged_bytes: 0, requested_by: null } },
      prism: 'accepts',
    },
  ]
}
