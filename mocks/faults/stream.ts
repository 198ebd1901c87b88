// A body in pieces, as a Response has it.

import type { BodyPieces } from './body.ts'

/** @param signal - ends it, with its reason */
export function streamOf(pieces: BodyPieces, signal: AbortSignal): ReadableStream<Uint8Array<ArrayBuffer>> {
  const reading = new AbortController()
  const iterator = pieces(reading.signal)
  let abort = (): void => {}
  /** What it waits for ends as well. */
  const end = (): void => {
    signal.removeEventListener('abort', abort)
    reading.abort()
    void iterator.return()
  }
  return new ReadableStream<Uint8Array<ArrayBuffer>>(
    {
      start(controller) {
        abort = () => {
          controller.error(signal.reason)
          end()
        }
        signal.addEventListener('abort', abort)
        if (signal.aborted) abort()
      },
      async pull(controller) {
        try {
          const { done, value } = await iterator.next()
          if (reading.signal.aborted) return
          if (done !== true) return controller.enqueue(value)
          controller.close()
        } catch (error) {
          // Nothing happens to a stream that was aborted already.
          controller.error(error)
        }
        end()
      },
      cancel: end,
    },
    // Nothing comes before it is read.
    { highWaterMark: 0 },
  )
}
