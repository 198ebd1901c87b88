// The state of a world, as its user sees it: nothing in it can be used to change the world.

import type { FakePush } from './push/types.ts'
import type { Connection } from './socket/connection.ts'
import type { FakeChannel, FakeConnection, FakeEvent, FakeMember, FakeRequest } from './types.ts'
import type { FakeWebhookDelivery } from './webhooks/types.ts'
import type { World } from './world.ts'

/** What there is to see. Each list is a copy, and so is what is in it: read it anew to see what has changed. */
export interface FakeState {
  /**
   * Every event that was accepted, of servers and of clients, the oldest first; one that was only repeated is not in
   * it. An event for several channels is in it once for each.
   */
  readonly events: readonly FakeEvent[]
  /** The channels with subscribers. */
  readonly channels: readonly FakeChannel[]
  /** The users of the presence channels. */
  readonly members: readonly FakeMember[]
  /** The open sockets, with who they are and what they are subscribed to. */
  readonly connections: readonly FakeConnection[]
  /** Every request that was answered, the oldest first. */
  readonly requests: readonly FakeRequest[]
  /** Every webhook that was sent or is being sent, the oldest first. */
  readonly webhooks: readonly FakeWebhookDelivery[]
  /** Every push to a recipient that was delivered or is under way, the oldest first. */
  readonly pushes: readonly FakePush[]
}

/** @param world - the one of now: a reset puts another in its place */
export function stateOf(world: () => World): FakeState {
  return {
    get events() {
      return world().events.copy
    },
    get channels() {
      return channelsOf(world())
    },
    get members() {
      return membersOf(world())
    },
    get connections() {
      return connectionsOf(world()).map(({ state, socketId, userId, channels }) => {
        return { app: state.app.id, socketId, userId, channels: [...channels] }
      })
    },
    get requests() {
      return world().requests.copy
    },
    get webhooks() {
      return world().webhooks.items.map(withOwnAttempts)
    },
    get pushes() {
      return world().pushes.items.map(withOwnAttempts)
    },
  }
}

/** The rest of a delivery is frozen, or is text. */
export function withOwnAttempts<Of extends FakeWebhookDelivery | FakePush>(delivery: Of): Of {
  return { ...delivery, attempts: delivery.attempts.map((attempt) => ({ ...attempt })) }
}

export function connectionsOf(world: World): readonly Connection[] {
  return [...world.byId.values()].flatMap(({ connections }) => [...connections.values()])
}

function channelsOf(world: World): readonly FakeChannel[] {
  return [...world.byId.values()].flatMap(({ app, channels }) =>
    [...channels].map(([name, subscribers]) => ({ app: app.id, name, subscriptionCount: subscribers.size })),
  )
}

function membersOf(world: World): readonly FakeMember[] {
  const found: FakeMember[] = []
  for (const { app, members } of world.byId.values()) {
    for (const [channel, users] of members) {
      for (const [userId, sockets] of users) {
        const [first] = sockets
        const userInfo: unknown = JSON.parse(first!.members.get(channel)!.userInfo)
        const socketIds = [...sockets].map(({ socketId }) => socketId)
        found.push({ app: app.id, channel, userId, userInfo, socketIds })
      }
    }
  }
  return found
}
