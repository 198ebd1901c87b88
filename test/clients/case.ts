// One row of the table of a client: calls of the client as it is published, and everything that can be seen of them.

import type { World } from './world.ts'

/** Everything; two requests per minute; about to stop; everything and Apple. */
export type CaseServer = 'full' | 'limited' | 'draining' | 'apns'

export interface ClientCase {
  /** A sentence about the client. */
  readonly name: string
  /** What the server is set up for; all but `full`, which is everything, get one of their own. */
  readonly server?: CaseServer | undefined
  /** It needs the webhooks of the server. */
  readonly webhooks?: boolean
  /** It needs the app whose id is a number. */
  readonly numbered?: boolean
  /** Resolves to what is compared: answers, errors, what subscribers received. Volatile parts are normalised. */
  run(world: World): Promise<unknown>
}
