// Where the ids come from that the server would draw at random.

export interface FakeIds {
  /** The id of the next socket: two whole numbers with a dot between them. */
  socketId(): string
  /** The next of all other ids: of messages, acknowledgements, streams, pushes, annotations, frames and of the node. */
  uuid(): string
  /** Called when the fake is reset, so that counted ids can begin anew. */
  restart?(): void
}

export const randomIds: FakeIds = {
  socketId: () => `${randomNumber()}.${randomNumber()}`,
  uuid: randomUuid,
}

function randomNumber(): number {
  return Math.floor(Math.random() * 10_000_000_001)
}

function randomUuid(): string {
  // Does not exist in pages that were loaded without TLS.
  const { randomUUID } = crypto as Partial<Crypto>
  // Node puts it together from 20 pieces and V8 keeps the pieces; made lower case, which it is, it is one.
  if (randomUUID !== undefined) return randomUUID.call(crypto).toLowerCase()
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = (bytes[6]! & 0x0f) | 0x40
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}
