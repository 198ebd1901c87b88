// A call that is larger than one request: sent in pieces, one after the other, with every piece accounted for.

import { PartialPublishError, type PublishTarget } from '../core/errors/partial-publish-error.ts'
import { RequestError } from '../core/errors/request-error.ts'
import { type Room, sizeOf } from './request-room.ts'

/**
 * Consecutive pieces of at most `size` items that fit into a request.
 *
 * @param room - what a request has room for, where a server counts it
 * @param written - what is sent for an item, and how the caller calls it
 * @throws EventTooLargeError when an item does not fit into any request
 */
export function chunksOf<Item>(
  items: readonly Item[],
  size: number,
  room?: Room,
  written: (item: Item) => readonly [value: unknown, argument: string] = (item) => [item, 'data'],
): readonly (readonly Item[])[] {
  if (room !== undefined) return chunksThatFit(items, size, room, written)
  if (items.length <= size) return [items]
  const count = Math.ceil(items.length / size)
  return Array.from({ length: count }, (_, index) => items.slice(index * size, (index + 1) * size))
}

function chunksThatFit<Item>(
  items: readonly Item[],
  size: number,
  { bytes, tooSmall }: Room,
  written: (item: Item) => readonly [value: unknown, argument: string],
): readonly (readonly Item[])[] {
  const chunks: Item[][] = []
  let left = 0
  for (const item of items) {
    const [value, argument] = written(item)
    const needed = sizeOf(value) + 1
    if (needed > bytes) throw tooSmall(argument, needed)
    const last = chunks.at(-1)
    if (last === undefined || last.length >= size || needed > left) {
      chunks.push([item])
      left = bytes - needed
    } else {
      last.push(item)
      left -= needed
    }
  }
  return chunks
}

/**
 * Sends the pieces in order and stops at the first that fails.
 *
 * @param operation - for the error
 * @param chunks - what each request is about, as the caller would name it
 * @param sendChunk - sends one piece
 * @returns the answers, in order
 * @throws the error itself when there is only one piece, or when it is certain that no piece went out; otherwise
 * PartialPublishError
 */
export async function sendInOrder<Target extends PublishTarget, Answer>(
  operation: string,
  chunks: readonly (readonly Target[])[],
  sendChunk: (targets: readonly Target[], index: number) => Promise<Answer>,
): Promise<Answer[]> {
  if (chunks.length === 1) return [await sendChunk(chunks[0]!, 0)]
  const answers: Answer[] = []
  for (const [index, chunk] of chunks.entries()) {
    try {
      answers.push(await sendChunk(chunk, index))
    } catch (error) {
      const certain = error instanceof RequestError && error.effect === 'none'
      // An argument is refused, or the caller aborts, before the request: what is no RequestError has sent nothing.
      const nothing = index === 0 && (certain || !(error instanceof RequestError))
      if (nothing) throw error
      const rest = chunks.slice(index + 1).flat()
      const outcome = {
        published: chunks.slice(0, index).flat(),
        failed: certain ? [...chunk, ...rest] : rest,
        unknown: certain ? [] : chunk,
      }
      throw new PartialPublishError(operation, outcome, error)
    }
  }
  return answers
}
