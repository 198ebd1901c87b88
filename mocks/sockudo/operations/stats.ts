// What the server says about itself. The memory is that of no machine: 16 GiB, a quarter in use.

import { json } from '../http/answer.ts'
import type { OpenOperation } from '../http/call.ts'
import { isPresence } from '../channels/name.ts'
import { memberCount } from '../channels/membership.ts'
import type { AppState } from '../world.ts'

/** The server multiplies bytes by 1024 once more. */
const total = 16 * 1024 ** 4
const memory = { free: total * 0.75, used: total * 0.25, total, percent: 25 }

const store = {
  enabled: true,
  backend: 'memory',
  state_authority: 'in_memory',
  degraded_channels: 0,
  reset_required_channels: 0,
  queue_depth: 0,
}

export const getUsage: OpenOperation = () => json(200, { memory })

export const getStats: OpenOperation = ({ world }) => {
  const listed = [...world.byId.values()].filter((state) => state.listed)
  const apps = listed.map((state) => ({ app_id: state.app.id, ...statsOf(state) }))
  apps.sort((left, right) => (left.app_id < right.app_id ? -1 : 1))
  const totals = { apps: apps.length, ...sum(listed.map(statsOf)) }
  return json(200, { memory, history: store, presence_history: store, totals, apps })
}

interface Stats {
  readonly connections: number
  readonly authenticated_connections: number
  readonly users: number
  readonly connections_with_meta: number
  readonly occupancy: Readonly<Record<(typeof occupancyFields)[number], number>>
}

const fields = ['connections', 'authenticated_connections', 'users', 'connections_with_meta'] as const
const occupancyFields = [
  'channels',
  'subscriptions',
  'presence_channels',
  'presence_subscriptions',
  'presence_members',
] as const

function statsOf(state: AppState): Stats {
  const channels = [...state.channels]
  const presence = channels.filter(([name]) => isPresence(name))
  const signedIn = [...state.users.values()].flatMap((sockets) => [...sockets])
  return {
    connections: state.connections.size,
    authenticated_connections: new Set(signedIn).size,
    users: state.users.size,
    connections_with_meta: 0,
    occupancy: {
      channels: channels.length,
      subscriptions: add(channels.map(([, subscribers]) => subscribers.size)),
      presence_channels: presence.length,
      presence_subscriptions: add(presence.map(([, subscribers]) => subscribers.size)),
      presence_members: add(presence.map(([name]) => memberCount(state, name))),
    },
  }
}

function sum(all: readonly Stats[]): Stats {
  const totals = Object.fromEntries(fields.map((name) => [name, add(all.map((stats) => stats[name]))]))
  const occupancy = Object.fromEntries(
    occupancyFields.map((name) => [name, add(all.map((stats) => stats.occupancy[name]))]),
  )
  return { ...totals, occupancy } as unknown as Stats
}

function add(numbers: readonly number[]): number {
  return numbers.reduce((total, value) => total + value, 0)
}
