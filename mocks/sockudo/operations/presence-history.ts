// What operators do with the presence history of a channel.

import { checkConfirmation, resetBody } from '../history/confirmation.ts'
import { json } from '../http/answer.ts'
import { readBody } from '../http/body.ts'
import type { SignedOperation } from '../http/call.ts'
import { requirePresenceHistory } from '../presence-history/require.ts'
import { shownPresenceStream } from '../presence-history/show.ts'

export const getPresenceHistoryState: SignedOperation = (call) => {
  const channel = requirePresenceHistory(call)
  return json(200, { channel, stream: shownPresenceStream(call.app.presenceHistory.get(channel)) })
}

export const resetPresenceHistory: SignedOperation = (call) => {
  const { app, request, world } = call
  const body = readBody(request, resetBody, world.settings.limits.bodyBytes)
  const channel = requirePresenceHistory(call)
  checkConfirmation(body, channel, 'reset')
  const old = app.presenceHistory.find(channel)
  const { count, bytes } = old.retained()
  const stream = app.presenceHistory.reset(channel)
  return json(200, {
    ok: true,
    operation: 'reset',
    channel,
    reason: body.reason,
    requested_by: body.requested_by ?? null,
    previous_stream_id: old.id,
    new_stream_id: stream.id,
    purged_events: count,
    purged_bytes: bytes,
    stream: shownPresenceStream(stream),
  })
}
