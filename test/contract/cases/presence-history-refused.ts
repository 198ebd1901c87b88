// What GET /apps/{appId}/channels/{channelName}/presence/history refuses, and what all operations below it refuse.

import type { ContractCase, Own } from '../case.ts'
import { ofPresence } from '../support/histories.ts'
import { refusedBodyCases, refusedChannelCases } from './history-calls-refused.ts'
import { refusedPageCases } from './pages-refused.ts'
import { presence } from './presence-history.ts'

export function refusedPresenceHistoryCases(own: Own): ContractCase[] {
  const channel = presence(own, 'ph-common')
  const path = { channelName: channel }
  const operations = ['listPresenceHistory', 'getPresenceSnapshot', 'getPresenceHistoryState'] as const
  const reading = operations.map((operation) => ({ operation, path }))
  const body = { confirm_channel: channel, confirm_operation: 'reset', reason: 'test' }
  const reset = { operation: 'resetPresenceHistory', path, body } as const
  const all = [...reading, reset]
  return [
    ...refusedPageCases(ofPresence, reading[0]!),
    ...all.flatMap((call) => refusedChannelCases(ofPresence, call, channel)),
    ...all.map((call): ContractCase => ({
      ...call,
      name: 'refuses a channel that is not a presence channel',
      path: { channelName: own('public') },
      expect: {
        status: 400,
        code: 'invalid_input',
        message: 'Only presence channels support this endpoint',
      },
      prism: 'refuses',
    })),
    ...refusedBodyCases(reset, 'reset'),
  ]
}
