// What operators do with the history of a channel.

import { shownWithoutStore } from '../history/no-store.ts'
import { requireHistory } from '../history/require.ts'
import { checkConfirmation, purgeBody, type PurgeBody } from '../history/confirmation.ts'
import { resetOf } from '../history/reset.ts'
import type { HistoryRow } from '../history/row.ts'
import { shownStream } from '../history/show.ts'
import type { Entry } from '../history/stream.ts'
import { json } from '../http/answer.ts'
import { readBody } from '../http/body.ts'
import type { SignedOperation } from '../http/call.ts'
import { invalidInput } from '../http/failure.ts'

export const getHistoryState: SignedOperation = (call) => {
  const channel = requireHistory(call)
  const { app, world } = call
  const stream = world.settings.features.history ? shownStream(app.history.get(channel)) : shownWithoutStore
  return json(200, { channel, stream })
}

export const resetHistory: SignedOperation = resetOf({
  channelOf: requireHistory,
  streamsOf: ({ history }) => history,
  counted: 'purged_messages',
  shown: shownStream,
})

export const purgeHistory: SignedOperation = (call) => {
  const { app, request, world } = call
  const body = readBody(request, purgeBody, world.settings.limits.bodyBytes)
  const channel = requireHistory(call)
  checkConfirmation(body, channel, 'purge')
  const stays = whatStays(body)
  const stream = app.history.find(channel)
  const { count, bytes } = stream.keep(stays)
  return json(200, {
    ok: true,
    operation: 'purge',
    channel,
    mode: body.mode,
    before_serial: body.before_serial ?? null,
    before_time_ms: body.before_time_ms ?? null,
    reason: body.reason,
    requested_by: body.requested_by ?? null,
    purged_messages: count,
    purged_bytes: bytes,
    stream: shownStream(stream),
  })
}

function whatStays({ mode, before_serial: serial, before_time_ms: time }: PurgeBody): Stays {
  switch (mode) {
    case 'all':
      if (serial !== undefined || time !== undefined) {
        throw invalidInput("Purge mode 'all' does not accept bounds")
      }
      return () => false
    case 'before_serial':
      if (serial === undefined || time !== undefined) throw boundWanted('before_serial')
      return (entry) => entry.serial >= serial
    case 'before_time_ms':
      if (time === undefined || serial !== undefined) throw boundWanted('before_time_ms')
      return ({ row }) => row.at >= time
  }
}

type Stays = (entry: Entry<HistoryRow>) => boolean

function boundWanted(mode: PurgeBody['mode']): Error {
  return invalidInput(`Purge mode '${mode}' requires ${mode} only`)
}
