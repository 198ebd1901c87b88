// A body in pieces, as a Response has it.

import type { BodyPieces } from './body.ts'

/** @param signal - ends it, with its reason */
export function streamOf(pieces: BodyPieces, signal: AbortSignal): ReadableStream<Uint8Array<ArrayBuffer>> {
  const iterator = pieces()
  return new ReadableStream<Uint8Array<ArrayBuffer>>(
    {
      start(controller) {
        signal.addEventListener('abort', () => controller.error(signal.reason), { once: true })
      },
      async pull(controller) {
        try {
          const { done, value } = await iterator.next()
          if (done === true) controller.close()
          else controller.enqueue(value)
        } catch (error) {
          // Nothing happens to a stream that was aborted already.
          controller.error(error)
        }
      },
      cancel: () => void iterator.return(),
    },
    // Nothing comes before it is read.
    { highWaterMark: 0 },
  )
}
