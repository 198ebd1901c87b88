// What a server tells of the members of a presence channel, of its cache, and of itself.

import type { Ask, Check, Step } from '../check.ts'
import { accepted, reverbLacks, sockudo, sockudoLacks, soketi, soketiLacks, text } from '../expected.ts'

/** Somebody who is on a presence channel. */
export const joined = (channel: string): readonly Step[] => [
  { open: 'a' },
  { subscribe: 'a', to: channel, as: 'user-1' },
]
const users = (channel: string, query: Ask['query'] = {}): Step => ({
  ask: { path: `/channels/${channel}/users`, query },
})
const one = { status: 200, body: { users: [{ id: 'user-1' }] } }
const told = { status: 200, body: { users: [{ id: 'user-1', user_info: { name: 'Conform' } }] } }
const counted = { status: 200, body: { connections: /^\d+$/ } }
const onlyPresence = text(400)

export const memberChecks: readonly Check[] = [
  {
    id: 'state.users',
    subject: 'state',
    name: 'lists the users of a presence channel',
    proof: one,
    steps: [...joined('presence-{run}-users'), users('presence-{run}-users')],
    expect: { pusher: one, soketi: one, reverb: one, sockudo: one },
  },
  {
    id: 'state.users-info',
    subject: 'state',
    name: 'lists users with what they told of themselves, with with_user_info=1',
    proof: told,
    steps: [...joined('presence-{run}-told'), users('presence-{run}-told', { with_user_info: '1' })],
    expect: {
      pusher: text(400),
      soketi: told,
      reverb: { status: 200, exactly: { users: [{ id: 'user-1' }] }, lacks: true },
      sockudo: { status: 200, exactly: { users: [{ id: 'user-1' }] }, lacks: true },
    },
  },
  {
    id: 'state.users-extraneous',
    subject: 'state',
    name: 'refuses a parameter for a list of users',
    refuses: true,
    steps: [...joined('presence-{run}-extra'), users('presence-{run}-extra', { info: 'user_count' })],
    expect: { pusher: text(400, 'extraneous: info'), soketi: accepted, reverb: accepted, sockudo: accepted },
  },
  {
    id: 'state.users-none',
    subject: 'state',
    name: 'lists no users where nobody is',
    proof: { status: 200, exactly: { users: [] } },
    steps: [users('presence-{run}-nobody')],
    expect: {
      pusher: { status: 200, exactly: { users: [] } },
      soketi: { status: 200, exactly: { users: [] } },
      reverb: { status: 404, exactly: {} },
      sockudo: { status: 200, exactly: { users: [] } },
    },
  },
  {
    id: 'state.users-public',
    subject: 'state',
    name: 'refuses to list the users of a public channel',
    refuses: true,
    steps: [{ open: 'a' }, { subscribe: 'a', to: '{run}-open' }, users('{run}-open')],
    expect: {
      pusher: onlyPresence,
      soketi: soketi(400, 'The channel must be a presence channel.'),
      reverb: { status: 400, exactly: {} },
      sockudo: sockudo(400, 'invalid_input', 'Only presence channels support this endpoint'),
    },
  },
  {
    id: 'state.cache',
    subject: 'state',
    name: 'tells the last event of a cache channel',
    proof: { status: 200, body: { cache: { data: /./ } } },
    write: true,
    steps: [
      { open: 'a' },
      { subscribe: 'a', to: 'cache-{run}-told' },
      { ask: { path: '/events', body: { name: 'kept', channel: 'cache-{run}-told', data: '{"a":1}' } } },
      { hear: 'a', until: 'kept' },
      { ask: { path: '/channels/cache-{run}-told', query: { info: 'cache' } } },
    ],
    expect: {
      pusher: { status: 200, body: { occupied: true, cache: { data: '{"a":1}', ttl: /^\d+$/ } } },
      soketi: { status: 200, exactly: { subscription_count: 1, occupied: true }, lacks: true },
      reverb: { status: 200, body: { occupied: true, cache: { event: 'kept', data: '{"a":1}' } } },
      // The data is the whole event, as text.
      sockudo: { status: 200, body: { occupied: true, cache: { data: '"event":"kept"', ttl: /^\d+$/ } } },
    },
  },
  {
    id: 'state.connections',
    subject: 'state',
    name: 'counts the connections of the app',
    proof: counted,
    steps: [{ ask: { path: '/connections' } }],
    expect: {
      pusher: 'unknown',
      soketi: soketiLacks,
      reverb: counted,
      sockudo: sockudoLacks,
    },
  },
  {
    id: 'state.up',
    subject: 'state',
    name: 'has an unsigned probe at /up',
    steps: [{ ask: { path: '/up', root: true } }],
    expect: {
      pusher: 'unknown',
      soketi: soketiLacks,
      reverb: { status: 200, exactly: { health: 'OK' } },
      sockudo: { status: 200, body: 'OK' },
    },
  },
  {
    id: 'state.stats',
    subject: 'state',
    name: 'has the deprecated statistics of a channel',
    steps: [{ ask: { path: '/channels/{run}-vacant/stats' } }],
    expect: { pusher: accepted, soketi: soketiLacks, reverb: reverbLacks, sockudo: sockudoLacks },
  },
  {
    id: 'publish.deprecated',
    subject: 'publish',
    name: 'has the deprecated way to publish to the channel of the path',
    write: true,
    steps: [{ ask: { path: '/channels/{run}/events', query: { name: 'conform' }, body: {} } }],
    expect: { pusher: text(202), soketi: soketiLacks, reverb: reverbLacks, sockudo: sockudoLacks },
  },
]
