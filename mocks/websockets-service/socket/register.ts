// registerRecipient: a URI to connect to, and who may.

import { canonicalIp, isOrigin } from '../address.ts'
import { Refusal } from '../graphql/refusal.ts'
import { nextToken } from '../ids.ts'
import type { FakeRegistration } from '../types.ts'
import type { World } from '../world.ts'

export interface RegisterInput {
  readonly recipient: string
  readonly topic?: string | null
  readonly origin?: string | null
  readonly sourceIp?: string | null
}

export interface Registration extends Omit<FakeRegistration, 'topic'> {
  readonly topic: string | undefined
  /** Whether somebody has connected with it. */
  used: boolean
}

/**
 * @param socketUrl - where the sockets are
 * @throws Refusal for an address or an origin that no connection could come from
 */
export function register(
  { settings, registrations }: World,
  { recipient, topic, origin = null, sourceIp = null }: RegisterInput,
  socketUrl: string,
): Pick<Registration, 'token' | 'connectionUri'> {
  if (recipient === '') throw new Refusal('A recipient must not be empty')
  if (origin !== null && !isOrigin(origin)) {
    throw new Refusal('origin must be an origin like https://example.org, without a path')
  }
  if (sourceIp !== null && canonicalIp(sourceIp) === undefined) {
    throw new Refusal('sourceIp must be an IP address')
  }
  const { ids, clock, keep } = settings
  const token = nextToken(ids, (one) => registrations.has(one))
  const connectionUri = `${socketUrl}?token=${token}`
  const rest = { recipient, topic: topic ?? undefined, origin, sourceIp, at: clock(), used: false }
  registrations.set(token, { token, connectionUri, ...rest })
  const [oldest] = registrations.keys()
  if (registrations.size > 2 * keep) registrations.delete(oldest!)
  return { token, connectionUri }
}
