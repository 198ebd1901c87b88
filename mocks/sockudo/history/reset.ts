// An operator begins the stream of a channel anew, in either history.

import { json } from '../http/answer.ts'
import { readBody } from '../http/body.ts'
import type { SignedCall, SignedOperation } from '../http/call.ts'
import type { AppState } from '../world.ts'
import { checkConfirmation, resetBody } from './confirmation.ts'
import type { Row, Stream } from './stream.ts'
import type { Streams } from './streams.ts'

interface Resettable {
  /** The channel, where it can be reset. @throws Failure */
  channelOf(call: SignedCall): string
  streamsOf(app: AppState): Pick<Streams<Row>, 'find' | 'reset'>
  /** The name under which the answer counts what is gone. */
  readonly counted: 'purged_messages' | 'purged_events'
  shown(stream: Stream<Row>): object
}

export function resetOf({ channelOf, streamsOf, counted, shown }: Resettable): SignedOperation {
  return (call) => {
    const { app, request, world } = call
    const body = readBody(request, resetBody, world.settings.limits.bodyBytes)
    const channel = channelOf(call)
    checkConfirmation(body, channel, 'reset')
    const streams = streamsOf(app)
    const old = streams.find(channel)
    const { count, bytes } = old.retained()
    const stream = streams.reset(channel)
    return json(200, {
      ok: true,
      operation: 'reset',
      channel,
      reason: body.reason,
      requested_by: body.requested_by ?? null,
      previous_stream_id: old.id,
      new_stream_id: stream.id,
      [counted]: count,
      purged_bytes: bytes,
      stream: shown(stream),
    })
  }
}
