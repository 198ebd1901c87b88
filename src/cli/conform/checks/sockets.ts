// Connections, and subscriptions to every kind of channel.

import { type Check, type Expectation, type Step, refusing } from '../check.ts'
import { refusal } from '../expected.ts'

export const accepted = { event: 'pusher_internal:subscription_succeeded' } as const

/** A check with an open socket, `a`. */
export function check(id: string, name: string, steps: readonly Step[], expect: Check['expect']): Check {
  return { id: `sockets.${id}`, subject: 'sockets', name, steps: [{ open: 'a' }, ...steps], expect }
}

export const everywhere = (expectation: Expectation): Check['expect'] => ({
  pusher: expectation,
  soketi: expectation,
  reverb: expectation,
  sockudo: expectation,
})
/** Every server has its own way to say that a signature is wrong. */
export const refusedBy = (sockudo: Expectation): Check['expect'] => ({
  pusher: { event: refusal },
  soketi: { event: 'pusher:subscription_error', data: { type: 'AuthError', status: 401 } },
  reverb: { event: 'pusher:error', data: { code: 4009 } },
  sockudo,
})
const unknownKey = { event: 'pusher:error', data: { code: 4001 } }
const established = (timeout: number): Expectation => ({
  event: 'pusher:connection_established',
  data: { socket_id: /^\d+\.\d+$/, activity_timeout: timeout },
})

export const socketChecks: readonly Check[] = [
  check('connect', 'connects, and tells the id of the connection', [], {
    pusher: established(120),
    soketi: established(30),
    reverb: established(30),
    sockudo: established(120),
  }),
  {
    id: 'sockets.key',
    subject: 'sockets',
    name: 'refuses an unknown key with code 4001, after which clients do not try again',
    refuses: true,
    proof: unknownKey,
    steps: [{ open: 'a', key: 'unknown' }],
    expect: {
      pusher: unknownKey,
      soketi: unknownKey,
      reverb: unknownKey,
      // Clients try again for ever.
      sockudo: { closed: 1006, lacks: true },
    },
  },
  check(
    'ping',
    'answers a ping',
    [
      { say: 'a', event: 'pusher:ping', data: {} },
      { hear: 'a', until: 'pusher:pong' },
    ],
    everywhere({ heard: ['pusher:pong'] }),
  ),
  check('public', 'subscribes to a public channel', [{ subscribe: 'a', to: '{run}' }], everywhere(accepted)),
  check(
    'private',
    'subscribes to a private channel',
    [{ subscribe: 'a', to: 'private-{run}' }],
    everywhere(accepted),
  ),
  refusing(
    check(
      'private-wrong',
      'refuses a private channel with a wrong signature',
      [{ subscribe: 'a', to: 'private-{run}', auth: 'wrong' }],
      refusedBy({ event: 'pusher:error', data: { code: 4009 } }),
    ),
  ),
  check(
    'encrypted',
    'subscribes to an encrypted channel',
    [{ subscribe: 'a', to: 'private-encrypted-{run}' }],
    everywhere(accepted),
  ),
  check(
    'cache-miss',
    'tells a subscriber that a cache channel has no event yet',
    [
      { subscribe: 'a', to: 'cache-{run}-empty' },
      { hear: 'a', until: 'pusher:cache_miss' },
    ],
    everywhere({ heard: ['pusher:cache_miss'] }),
  ),
  refusing(
    check('name', 'refuses a channel name with a space', [{ subscribe: 'a', to: '{run} b' }], {
      pusher: { event: refusal },
      soketi: { event: 'pusher:subscription_error', data: { status: 4009 } },
      reverb: accepted,
      sockudo: { event: 'pusher:error', data: { code: 4300 } },
    }),
  ),
  refusing(
    check(
      'twice',
      'refuses a second subscription to the same channel',
      [
        { subscribe: 'a', to: '{run}-again' },
        { subscribe: 'a', to: '{run}-again' },
      ],
      { pusher: { event: refusal }, soketi: accepted, reverb: accepted, sockudo: accepted },
    ),
  ),
]
