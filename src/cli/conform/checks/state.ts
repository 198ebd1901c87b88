// What a server tells of one channel.

import { type Check, type Step, refusing } from '../check.ts'
import { accepted, sockudo, text } from '../expected.ts'

const on = (channel: string): readonly Step[] => [{ open: 'a' }, { subscribe: 'a', to: channel }]
const state = (channel: string, info?: string): Step => ({
  ask: { path: `/channels/${channel}`, ...(info !== undefined && { query: { info } }) },
})

function check(
  id: string,
  name: string,
  steps: readonly Step[],
  expect: Check['expect'],
  needs?: string,
): Check {
  return { id: `state.${id}`, subject: 'state', name, steps, expect, ...(needs !== undefined && { needs }) }
}

const refused = text(400)
const ignored = accepted

export const stateChecks: readonly Check[] = [
  check('vacant', 'tells that nobody is on a channel', [state('{run}-vacant')], {
    pusher: { status: 200, body: { occupied: false } },
    soketi: { status: 200, body: { occupied: false, subscription_count: 0 } },
    reverb: { status: 200, exactly: { occupied: false } },
    sockudo: { status: 200, exactly: { occupied: false } },
  }),
  check(
    'occupied',
    'tells that somebody is on a channel',
    [...on('{run}-occupied'), state('{run}-occupied')],
    {
      pusher: { status: 200, body: { occupied: true } },
      soketi: { status: 200, body: { occupied: true, subscription_count: 1 } },
      reverb: { status: 200, exactly: { occupied: true } },
      sockudo: { status: 200, body: { occupied: true } },
    },
  ),
  {
    ...check(
      'subscriptions',
      'counts the subscriptions of a channel',
      [...on('{run}-counted'), state('{run}-counted', 'subscription_count')],
      {
        pusher: { status: 200, body: { occupied: true, subscription_count: 1 } },
        soketi: { status: 200, body: { occupied: true, subscription_count: 1 } },
        reverb: { status: 200, body: { occupied: true, subscription_count: 1 } },
        sockudo: { status: 200, body: { occupied: true, subscription_count: 1 } },
      },
      'subscription counting, which Pusher Channels switches on per app',
    ),
    proof: { status: 200, body: { subscription_count: 1 } },
  },
  {
    ...check(
      'user-twice',
      'counts a user with two connections once',
      [
        ...['a', 'b'].flatMap((name): Step[] => [
          { open: name },
          { subscribe: name, to: 'presence-{run}-twice', as: 'user-1' },
        ]),
        state('presence-{run}-twice', 'user_count'),
      ],
      {
        pusher: { status: 200, body: { occupied: true, user_count: 1 } },
        soketi: { status: 200, body: { occupied: true, user_count: 1 } },
        reverb: { status: 200, body: { occupied: true, user_count: 1 } },
        sockudo: { status: 200, body: { occupied: true, user_count: 1 } },
      },
    ),
    proof: { status: 200, body: { user_count: 1 } },
  },
  refusing(
    check(
      'users-of-public',
      'refuses to count the users of a public channel',
      [state('{run}-public', 'user_count')],
      {
        pusher: refused,
        soketi: ignored,
        reverb: ignored,
        sockudo: sockudo(400, 'invalid_input', 'user_count is only available for presence channels'),
      },
    ),
  ),
  refusing(
    check(
      'attribute',
      'refuses an attribute of a channel that it does not know',
      [state('{run}-public', 'nonsense')],
      {
        pusher: refused,
        soketi: ignored,
        reverb: ignored,
        sockudo: ignored,
      },
    ),
  ),
  check('name', 'reads a channel name with =@,.; in the path', [...on('{run}=@,.;'), state('{run}=@,.;')], {
    pusher: { status: 200, body: { occupied: true } },
    soketi: { status: 200, body: { occupied: true } },
    reverb: { status: 200, body: { occupied: true } },
    sockudo: { status: 200, body: { occupied: true } },
  }),
  check(
    'name-encoded',
    'reads a channel name that is percent-encoded',
    [...on('{run}=@'), state('{run}%3D%40')],
    {
      pusher: 'unknown',
      soketi: 'unknown',
      reverb: { status: 200, body: { occupied: true } },
      sockudo: { status: 200, body: { occupied: true } },
    },
  ),
]
