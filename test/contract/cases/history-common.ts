// What all four operations on a history refuse in the same way, and the two of them that destroy.

import type { ContractCase, Own } from '../case.ts'
import { ofEvents } from '../support/histories.ts'
import { refusedBodyCases, refusedChannelCases } from './history-calls-refused.ts'

export function commonHistoryCases(own: Own): ContractCase[] {
  const channel = own('common')
  const path = { channelName: channel }
  const confirmed = { confirm_channel: channel, reason: 'test' }
  const reset = {
    operation: 'resetHistory',
    path,
    body: { ...confirmed, confirm_operation: 'reset' },
  } as const
  const purgeBody = { ...confirmed, confirm_operation: 'purge', mode: 'all' }
  const purge = { operation: 'purgeHistory', path, body: purgeBody } as const
  const reading = (['listHistory', 'getHistoryState'] as const).map((operation) => ({ operation, path }))
  return [
    ...[...reading, reset, purge].flatMap((call) => refusedChannelCases(ofEvents, call, channel)),
    ...refusedBodyCases(reset, 'reset'),
    ...refusedBodyCases(purge, 'purge'),
  ]
}
