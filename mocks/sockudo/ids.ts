// Where the ids come from that the server would draw at random.

import { randomUuid } from '../random-uuid.ts'

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
