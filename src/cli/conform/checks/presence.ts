// Who is on a presence channel, as its members are told.

import { type Check, refusing } from '../check.ts'
import { accepted, check, everywhere, refusedBy } from './sockets.ts'
import { refusal } from '../expected.ts'

const presence = { presence: { count: 1, ids: ['user-1'], hash: { 'user-1': { name: 'Conform' } } } }

export const presenceChecks: readonly Check[] = [
  check(
    'presence',
    'subscribes to a presence channel, and tells who is there',
    [{ subscribe: 'a', to: 'presence-{run}', as: 'user-1' }],
    everywhere({ ...accepted, data: presence }),
  ),
  refusing(
    check(
      'presence-wrong',
      'refuses a presence channel with a wrong signature',
      [{ subscribe: 'a', to: 'presence-{run}', as: 'user-1', auth: 'wrong' }],
      refusedBy({ event: 'pusher:error', data: { code: 4009 } }),
    ),
  ),
  refusing(
    check(
      'presence-bare',
      'refuses a presence channel without the data of a member',
      [{ subscribe: 'a', to: 'presence-{run}', auth: 'bare' }],
      {
        pusher: { event: refusal },
        soketi: { event: 'pusher:subscription_error' },
        // It lets in a member without an id, and tells nobody who is there.
        reverb: { ...accepted, data: { presence: { count: 0 } } },
        // The connection ends without a word.
        sockudo: { closed: 1006 },
      },
    ),
  ),
  check(
    'member-added',
    'tells members who comes',
    [
      { subscribe: 'a', to: 'presence-{run}-come', as: 'user-1' },
      { open: 'b' },
      { subscribe: 'b', to: 'presence-{run}-come', as: 'user-2' },
      { hear: 'a', until: 'pusher_internal:member_added' },
    ],
    everywhere({
      heard: ['pusher_internal:member_added'],
      data: { user_id: 'user-2', user_info: { name: 'Conform' } },
    }),
  ),
  check(
    'member-removed',
    'tells members who goes',
    [
      { subscribe: 'a', to: 'presence-{run}-go', as: 'user-1' },
      { open: 'b' },
      { subscribe: 'b', to: 'presence-{run}-go', as: 'user-2' },
      { leave: 'b', from: 'presence-{run}-go' },
      { hear: 'a', until: 'pusher_internal:member_removed' },
    ],
    everywhere({ heard: ['pusher_internal:member_removed'], data: { user_id: 'user-2' } }),
  ),
  check(
    'presence-cache',
    'subscribes to a presence cache channel',
    [{ subscribe: 'a', to: 'presence-cache-{run}', as: 'user-1' }],
    { ...everywhere(accepted), sockudo: { event: 'pusher:error', data: { code: 4000 }, lacks: true } },
  ),
]
