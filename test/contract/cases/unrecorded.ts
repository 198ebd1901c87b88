// A server without a store for histories: it fails where annotations need one, and does without where there are none.

import type { ContractCase, Own } from '../case.ts'

const server = 'unrecorded'

export function unrecordedCases(own: Own): ContractCase[] {
  const annotated = own('unrecorded')
  const unannotated = `chat:${own('unrecorded')}`
  return [
    ...calls(annotated)
      .filter(({ operation }) => operation !== 'getHistoryState')
      .map((call): ContractCase => ({
        ...call,
        name: 'fails where annotations need a history and there is no store for it',
        server,
        expect: { status: 500, code: 'internal_error', message: 'Internal server error' },
        prism: { prompted: 'internalError' },
      })),
    ...calls(unannotated).map((call): ContractCase => ({
      ...call,
      name: 'is off on a channel without annotations where there is no store for a history',
      server,
      expect: {
        status: 422,
        code: 'feature_disabled',
        message: `Durable history is disabled by policy for channel '${unannotated}'`,
      },
      prism: { prompted: 'historyDisabled' },
    })),
    ...publishCases(annotated, unannotated, own('unrecorded-message')),
  ]
}

function publishCases(annotated: string, unannotated: string, messageId: string): ContractCase[] {
  const event = { name: 'created', data: '{"id":1}', message_id: messageId }
  const fails = {
    name: 'fails where annotations need a history and there is no store for it',
    server,
    expect: { status: 500, code: 'internal_error', message: 'Internal server error' },
    prism: { prompted: 'internalError' },
  } as const
  return [
    { ...fails, operation: 'triggerEvent', body: { ...event, channel: annotated } },
    { ...fails, operation: 'triggerBatch', body: { batch: [{ ...event, channel: annotated }] } },
    {
      name: 'publishes what is ephemeral, of which no history is kept',
      operation: 'triggerEvent',
      server,
      body: { ...event, channel: annotated, extras: { ephemeral: true } },
      expect: { status: 200 },
      prism: 'accepts',
    },
    {
      name: 'publishes without serials on a channel without annotations where there is no store for a history',
      operation: 'triggerEvent',
      server,
      body: { ...event, channel: unannotated },
      expect: {
        status: 200,
        exactly: { channels: { [unannotated]: { acknowledgement_id: messageId } } },
      },
      prism: 'accepts',
    },
    {
      name: 'is off on a channel without annotations where there is no store for a history',
      operation: 'updateMessage',
      server,
      path: { channelName: unannotated, messageSerial: 'm' },
      body: { data: 'text' },
      expect: {
        status: 422,
        code: 'feature_disabled',
        message: `Durable history is disabled by policy for channel '${unannotated}'`,
      },
      prism: { prompted: 'durableHistoryDisabled' },
    },
  ]
}

function calls(channel: string): Pick<ContractCase, 'operation' | 'path' | 'body'>[] {
  const path = { channelName: channel }
  const confirmed = { confirm_channel: channel, reason: 'test' }
  return [
    { operation: 'listHistory', path },
    { operation: 'getHistoryState', path },
    { operation: 'resetHistory', path, body: { ...confirmed, confirm_operation: 'reset' } },
    { operation: 'purgeHistory', path, body: { ...confirmed, confirm_operation: 'purge', mode: 'all' } },
  ]
}
