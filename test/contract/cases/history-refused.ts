// What GET /apps/{appId}/channels/{channelName}/history refuses.

import type { ContractCase, Own } from '../case.ts'
import { ofEvents } from '../support/histories.ts'
import { refusedPageCases } from './pages-refused.ts'

export function refusedHistoryCases(own: Own): ContractCase[] {
  const operation = 'listHistory'
  return [
    ...refusedPageCases(ofEvents, { operation, path: { channelName: own('history-none') } }),
    {
      name: 'refuses a channel name that is not allowed',
      operation,
      path: { channelName: 'b d' },
      expect: { status: 400, code: 'invalid_input', message: 'Channel name contains' },
      prism: 'refuses',
    },
  ]
}
