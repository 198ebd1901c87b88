// One stream per channel of an app.

import { createStream, type Row, type Stream, type StreamOptions } from './stream.ts'

export interface Streams<Of extends Row> {
  /** Stores a row and returns its serial. */
  append(channel: string, row: Of): number
  /** Takes the serial of a row that is refused after all, as the server does. */
  skip(channel: string): void
  has(channel: string): boolean
  /** A channel without what has expired. Asking begins its stream, as on the server. */
  get(channel: string): Stream<Of>
  /** A channel with what has expired and is still there. */
  find(channel: string): Stream<Of>
  /** Begins the stream of a channel anew. */
  reset(channel: string): Stream<Of>
}

export interface StreamsOptions<Of extends Row> extends StreamOptions<Of> {
  readonly clock: () => number
  /** The ids of streams. */
  readonly uuid: () => string
  /** How many rows of all channels are kept at least. */
  readonly keep: number
}

interface Written<Of extends Row> {
  readonly channel: string
  readonly stream: Stream<Of>
  readonly serial: number
}

export function createStreams<Of extends Row>(options: StreamsOptions<Of>): Streams<Of> {
  const { clock, uuid, keep } = options
  const streams = new Map<string, Stream<Of>>()
  const written: Written<Of>[] = []
  const begin = (channel: string): Stream<Of> => {
    const stream = createStream(uuid(), options)
    streams.set(channel, stream)
    return stream
  }
  /** A row that is too old for this fake, and its channel when there are more than enough of them. */
  const forget = ({ channel, stream, serial }: Written<Of>): void => {
    stream.forget(serial)
    const isCurrent = streams.get(channel) === stream
    if (isCurrent && streams.size > keep && stream.retained().count === 0) streams.delete(channel)
  }
  const find = (channel: string): Stream<Of> => streams.get(channel) ?? begin(channel)
  return {
    append(channel, row) {
      const stream = find(channel)
      const serial = stream.append(row)
      stream.expire(clock())
      written.push({ channel, stream, serial })
      // In blocks, because one by one is slow.
      if (written.length >= 2 * keep) written.splice(0, written.length - keep).forEach(forget)
      return serial
    },
    has: (channel) => streams.has(channel),
    skip: (channel) => void find(channel).skip(),
    get(channel) {
      const stream = find(channel)
      stream.expire(clock())
      return stream
    },
    find,
    reset: begin,
  }
}
