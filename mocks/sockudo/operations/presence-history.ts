// What operators do with the presence history of a channel.

import { resetOf } from '../history/reset.ts'
import { json } from '../http/answer.ts'
import type { SignedOperation } from '../http/call.ts'
import { requirePresenceHistory } from '../presence-history/require.ts'
import { shownPresenceStream } from '../presence-history/show.ts'

export const getPresenceHistoryState: SignedOperation = (call) => {
  const channel = requirePresenceHistory(call)
  return json(200, { channel, stream: shownPresenceStream(call.app.presenceHistory.get(channel)) })
}

export const resetPresenceHistory: SignedOperation = resetOf({
  channelOf: requirePresenceHistory,
  streamsOf: ({ presenceHistory }) => presenceHistory,
  counted: 'purged_events',
  shown: shownPresenceStream,
})
