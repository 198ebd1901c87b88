// GET /apps/{appId}/channels/{channelName}/history/state and POST …/history/reset

import type { Before, ContractCase, Own } from '../case.ts'
import { published } from '../support/published.ts'

export function historyOperatorCases(own: Own): ContractCase[] {
  return [...stateCases(own), ...resetCases(own)]
}

function stateCases(own: Own): ContractCase[] {
  return [
    {
      name: 'tells which serials are stored',
      operation: 'getHistoryState',
      before: published(own('state'), 'first', 'second'),
      path: { channelName: own('state') },
      expect: {
        status: 200,
        body: {
          channel: own('state'),
          stream: {
            next_serial: 3,
            retained: { oldest_available_serial: 1, newest_available_serial: 2, retained_messages: 2 },
            state: { durable_state: 'healthy', recovery_allowed: true, reset_required: false, reason: null },
          },
        },
      },
      prism: 'accepts',
    },
    {
      name: 'tells of a channel that nobody published to',
      operation: 'getHistoryState',
      path: { channelName: own('state-none') },
      expect: { status: 200, body: { stream: { next_serial: 1, retained: { retained_messages: 0 } } } },
      prism: 'accepts',
    },
    {
      name: 'tells that annotations need a history and there is no store for it',
      operation: 'getHistoryState',
      server: 'unrecorded',
      path: { channelName: own('state-none') },
      expect: {
        status: 200,
        body: {
          stream: {
            stream_id: null,
            next_serial: null,
            state: { durable_state: 'reset_required', reset_required: true, recovery_allowed: false },
          },
        },
      },
      prism: 'accepts',
    },
  ]
}

function resetCases(own: Own): ContractCase[] {
  const operation = 'resetHistory'
  const channel = own('reset')
  const keepStream: Before = {
    operation: 'getHistoryState',
    path: { channelName: channel },
    keep: { stream: { at: ['stream', 'stream_id'], example: '4f8d1a5e-04ba-4f0e-9d56-1c7c1d0f2e3a' } },
  }
  return [
    {
      name: 'begins a new stream',
      operation,
      before: [...published(channel, 'first', 'second'), keepStream],
      path: { channelName: channel },
      body: { ...confirmed(channel), requested_by: 'somebody' },
      expect: {
        status: 200,
        body: {
          ok: true,
          operation: 'reset',
          channel,
          reason: 'test',
          requested_by: 'somebody',
          previous_stream_id: '{stream}',
          purged_messages: 2,
          stream: { next_serial: 1, retained: { retained_messages: 0, retained_bytes: 0 } },
        },
      },
      prism: 'accepts',
    },
    {
      name: 'resets a channel that nobody published to',
      operation,
      path: { channelName: own('reset-none') },
      body: confirmed(own('reset-none')),
      expect: { status: 200, body: { purged_messages: 0, purged_bytes: 0, requested_by: null } },
      prism: 'accepts',
    },
  ]
}

function confirmed(channel: string): object {
  return { confirm_channel: channel, confirm_operation: 'reset', reason: 'test' }
}
