// POST /apps/{appId}/channels/{channelName}/history/purge

import type { ContractCase, Expectation, Own, PrismRole } from '../case.ts'
import { published } from '../support/published.ts'

export function historyPurgeCases(own: Own): ContractCase[] {
  const operation = 'purgeHistory'
  const purged = (
    name: string,
    mode: Readonly<Record<string, unknown>>,
    left: readonly [oldest: number | null, count: number],
  ): ContractCase => {
    const channel = own(`purge-${Object.values(mode).join('-')}`)
    const [oldest_available_serial, retained_messages] = left
    return {
      name,
      operation,
      before: published(channel, 'first', 'second', 'third'),
      path: { channelName: channel },
      body: { ...confirmed(channel), ...mode },
      expect: {
        status: 200,
        body: {
          ok: true,
          operation: 'purge',
          ...mode,
          purged_messages: 3 - retained_messages,
          stream: { next_serial: 4, retained: { oldest_available_serial, retained_messages } },
        },
      },
      prism: 'accepts',
    }
  }
  const refused = (
    name: string,
    mode: Readonly<Record<string, unknown>>,
    expect: Partial<Expectation>,
    prism: PrismRole = 'refuses',
  ): ContractCase => {
    const body = { ...confirmed(own('purge')), ...mode }
    return {
      name,
      operation,
      path: { channelName: own('purge') },
      body,
      expect: { status: 400, ...expect },
      prism,
    }
  }
  const invalid = (message: string): Partial<Expectation> => ({ code: 'invalid_input', message })
  return [
    purged('removes everything, and the serials go on', { mode: 'all' }, [null, 0]),
    purged('removes what is before a serial', { mode: 'before_serial', before_serial: 3 }, [3, 1]),
    purged('removes nothing before the first time', { mode: 'before_time_ms', before_time_ms: 1 }, [1, 3]),
    purged(
      'takes a bound of the other mode that is null',
      {
        mode: 'before_time_ms',
        before_time_ms: 9_000_000_000_000,
        before_serial: null,
      },
      [null, 0],
    ),
    refused(
      'refuses to remove everything up to a bound',
      { mode: 'all', before_serial: 1 },
      invalid("Purge mode 'all'"),
    ),
    refused(
      'refuses to remove what is before a serial without one',
      { mode: 'before_serial' },
      invalid("Purge mode 'before_serial' requires before_serial only"),
    ),
    refused(
      'refuses to remove what is before a time without one',
      { mode: 'before_time_ms' },
      invalid("Purge mode 'before_time_ms' requires before_time_ms only"),
    ),
    refused(
      'refuses to remove what is before a serial up to a time',
      { mode: 'before_serial', before_serial: 1, before_time_ms: 1 },
      invalid("Purge mode 'before_serial' requires before_serial only"),
    ),
    refused(
      'refuses to remove what is before a time up to a serial',
      { mode: 'before_time_ms', before_serial: 1, before_time_ms: 1 },
      invalid("Purge mode 'before_time_ms' requires before_time_ms only"),
    ),
    refused(
      'refuses a mode that does not exist with a text',
      { mode: 'some' },
      {
        status: 422,
        message: 'Failed to deserialize the JSON body into the target type: mode: unknown variant `some`',
      },
    ),
  ]
}

function confirmed(channel: string): object {
  return { confirm_channel: channel, confirm_operation: 'purge', reason: 'test' }
}
