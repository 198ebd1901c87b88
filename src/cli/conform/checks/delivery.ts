// Events on their way to subscribers, from servers and from other clients. Every silence ends with an event that comes.

import type { Check, Step } from '../check.ts'
import { everywhere } from './sockets.ts'

const subscribed = (name: string, channel: string): readonly Step[] => [
  { open: name },
  { subscribe: name, to: channel },
]
const publish = (name: string, channel: string, more: object = {}): Step => ({
  ask: { path: '/events', body: { name, channel, data: '{"a":1}', ...more } },
})

function check(
  id: string,
  name: string,
  steps: readonly Step[],
  expect: Check['expect'],
  told: Pick<Check, 'needs' | 'refuses'> = {},
): Check {
  // Sockudo delivers all that the protocol knows.
  const { sockudo } = expect
  const proof = sockudo === 'unknown' || told.refuses ? {} : { proof: sockudo }
  return { id: `sockets.${id}`, subject: 'sockets', name, write: true, steps, expect, ...proof, ...told }
}

const clientEvents = 'client events, which are switched on per app'
const said = { heard: ['client-typing'], data: { a: 1 } }

export const deliveryChecks: readonly Check[] = [
  check(
    'event',
    'delivers events in their order',
    [
      ...subscribed('a', '{run}-events'),
      publish('first', '{run}-events'),
      publish('last', '{run}-events'),
      { hear: 'a', until: 'last' },
    ],
    everywhere({ heard: ['first', 'last'], data: { a: 1 } }),
  ),
  check(
    'batch',
    'delivers the events of a batch in their order',
    [
      ...subscribed('a', '{run}-batch'),
      {
        ask: {
          path: '/batch_events',
          body: {
            batch: ['first', 'last'].map((name) => ({ name, channel: '{run}-batch', data: '{"a":1}' })),
          },
        },
      },
      { hear: 'a', until: 'last' },
    ],
    everywhere({ heard: ['first', 'last'], data: { a: 1 } }),
  ),
  check(
    'excluded',
    'leaves out the connection that socket_id names',
    [
      ...subscribed('a', '{run}-excluded'),
      publish('not-for-a', '{run}-excluded', { socket_id: '{a}' }),
      publish('for-all', '{run}-excluded'),
      { hear: 'a', until: 'for-all' },
    ],
    everywhere({ heard: ['for-all'] }),
  ),
  check(
    'left',
    'delivers nothing to who has left a channel',
    [
      ...subscribed('a', '{run}-left'),
      { subscribe: 'a', to: '{run}-kept' },
      { leave: 'a', from: '{run}-left' },
      { say: 'a', event: 'pusher:ping', data: {} },
      { hear: 'a', until: 'pusher:pong' },
      publish('not-for-a', '{run}-left'),
      publish('for-all', '{run}-kept'),
      { hear: 'a', until: 'for-all' },
    ],
    everywhere({ heard: ['for-all'] }),
  ),
  check(
    'cached',
    'delivers the last event of a cache channel to who comes later',
    [
      publish('kept', 'cache-{run}-kept'),
      ...subscribed('a', 'cache-{run}-kept'),
      { hear: 'a', until: 'kept' },
    ],
    {
      ...everywhere({ heard: ['kept'], data: { a: 1 } }),
      // It forgets a channel that nobody is on.
      reverb: { silence: true, lacks: true },
    },
  ),
  check(
    'client-event',
    'delivers an event of a client to the others on a private channel',
    [
      ...subscribed('a', 'private-{run}-clients'),
      ...subscribed('b', 'private-{run}-clients'),
      { say: 'a', event: 'client-typing', data: { a: 1 }, on: 'private-{run}-clients' },
      { hear: 'b', until: 'client-typing', refusedOn: 'a' },
    ],
    { pusher: 'unknown', soketi: 'unknown', reverb: said, sockudo: said },
    { needs: clientEvents },
  ),
  check(
    'client-event-public',
    'refuses an event of a client on a public channel',
    [
      ...subscribed('a', '{run}-clients'),
      ...subscribed('b', '{run}-clients'),
      { say: 'a', event: 'client-typing', data: { a: 1 }, on: '{run}-clients' },
      { hear: 'b', until: 'client-typing', refusedOn: 'a' },
    ],
    {
      pusher: { event: 'pusher:error' },
      soketi: 'unknown',
      reverb: said,
      sockudo: { event: 'pusher:error', data: { code: 4301 } },
    },
    { needs: clientEvents, refuses: true },
  ),
]
