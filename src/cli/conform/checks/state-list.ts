// What a server tells of all its channels.

import { type Ask, type Check, type Step, refusing } from '../check.ts'
import { accepted, sockudo, text } from '../expected.ts'

const on = (channel: string): readonly Step[] => [{ open: 'a' }, { subscribe: 'a', to: channel }]
const listed = (prefix: string, query: Ask['query'] = {}): Step => ({
  ask: { path: '/channels', query: { filter_by_prefix: prefix, ...query } },
})

function check(id: string, name: string, steps: readonly Step[], expect: Check['expect']): Check {
  return { id: `state.${id}`, subject: 'state', name, steps, expect }
}

const counted = { status: 200, body: { channels: { 'presence-{run}-counted': { user_count: 1 } } } }
const subscribed = { status: 200, body: { channels: { '{run}-subscribed': { subscription_count: 1 } } } }
const refused = text(400)
const ignored = accepted

export const listChecks: readonly Check[] = [
  check('list-none', 'lists no channel where there is none', [listed('{run}-none')], {
    pusher: { status: 200, exactly: { channels: {} } },
    soketi: { status: 200, exactly: { channels: {} } },
    // An empty array of PHP.
    reverb: { status: 200, exactly: { channels: [] } },
    sockudo: { status: 200, exactly: { channels: {} } },
  }),
  check('list', 'lists a channel that somebody is on', [...on('{run}-listed'), listed('{run}-listed')], {
    pusher: { status: 200, body: { channels: { '{run}-listed': {} } } },
    soketi: {
      status: 200,
      body: { channels: { '{run}-listed': { occupied: true, subscription_count: 1 } } },
    },
    reverb: { status: 200, exactly: { channels: { '{run}-listed': {} } } },
    sockudo: { status: 200, exactly: { channels: { '{run}-listed': {} } } },
  }),
  {
    ...check(
      'list-users',
      'counts the users of each presence channel of a list',
      [
        { open: 'a' },
        { subscribe: 'a', to: 'presence-{run}-counted', as: 'user-1' },
        listed('presence-{run}-counted', { info: 'user_count' }),
      ],
      {
        pusher: counted,
        soketi: {
          status: 200,
          body: { channels: { 'presence-{run}-counted': { subscription_count: 1 } } },
          lacks: true,
        },
        reverb: counted,
        sockudo: counted,
      },
    ),
    proof: counted,
  },
  {
    ...check(
      'list-subscriptions',
      'counts the subscriptions of each channel of a list',
      [...on('{run}-subscribed'), listed('{run}-subscribed', { info: 'subscription_count' })],
      {
        // Documented for one channel and for a publish only.
        pusher: 'unknown',
        soketi: subscribed,
        reverb: subscribed,
        sockudo: subscribed,
      },
    ),
    proof: subscribed,
  },
  refusing(
    check(
      'list-users-of-all',
      'refuses to count users without a presence- prefix',
      [...on('{run}-anybody'), listed('{run}-anybody', { info: 'user_count' })],
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
      'list-attribute',
      'refuses an attribute of a list that it does not know',
      [listed('{run}', { info: 'nonsense' })],
      {
        pusher: refused,
        soketi: ignored,
        reverb: ignored,
        sockudo: ignored,
      },
    ),
  ),
]
