// What some servers have beyond the protocol.

import type { Check, Step } from '../check.ts'
import { ok, reverbLacks, soketiLacks } from '../expected.ts'

const once: Step = {
  ask: {
    path: '/events',
    body: { name: 'once', channel: '{run}-once', data: '{}', idempotency_key: '{run}-key' },
  },
}
const twice = { heard: ['once', 'once', 'end'], lacks: true } as const

export const beyondChecks: readonly Check[] = [
  {
    id: 'beyond.idempotency',
    subject: 'beyond',
    name: 'delivers an event once that is published twice with one idempotency_key',
    proof: { heard: ['once', 'end'] },
    write: true,
    steps: [
      { open: 'a' },
      { subscribe: 'a', to: '{run}-once' },
      once,
      once,
      { ask: { path: '/events', body: { name: 'end', channel: '{run}-once', data: '{}' } } },
      { hear: 'a', until: 'end' },
    ],
    expect: { pusher: 'unknown', soketi: twice, reverb: twice, sockudo: { heard: ['once', 'end'] } },
    needs: 'idempotency, which is on unless the server is told otherwise',
  },
  {
    id: 'beyond.history',
    subject: 'beyond',
    name: 'has the history of a channel',
    proof: { status: 200, body: { items: [] } },
    steps: [{ ask: { path: '/channels/{run}-vacant/history' } }],
    expect: {
      pusher: 'unknown',
      soketi: soketiLacks,
      reverb: reverbLacks,
      sockudo: { status: 200, body: { items: [] } },
    },
    needs: 'history, which is switched on in the server',
  },
  {
    id: 'beyond.force-reconnect',
    subject: 'beyond',
    name: 'can make the clients of a user connect anew',
    write: true,
    steps: [{ ask: { path: '/users/{run}-nobody/force_reconnect', body: {} } }],
    expect: {
      pusher: 'unknown',
      soketi: soketiLacks,
      reverb: reverbLacks,
      sockudo: ok,
    },
  },
]
