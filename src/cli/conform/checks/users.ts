// Users who sign in, events for them, and the end of their connections.

import type { Check, Step } from '../check.ts'
import { nothing, ok, refusal } from '../expected.ts'

const signedIn: readonly Step[] = [{ open: 'a' }, { signIn: 'a', as: '{run}-user' }]
const terminate: Step = { ask: { path: '/users/{run}-user/terminate_connections', body: {} } }
const needsSignIn = 'user authentication, which is switched on per app'

/** Reverb does not know the event. */
const reverbLacks = { event: 'pusher:error', data: { code: 4200 }, lacks: true } as const
const left = { closed: 4009 } as const

export const userChecks: readonly Check[] = [
  {
    id: 'users.sign-in',
    subject: 'users',
    name: 'signs in a user',
    steps: signedIn,
    expect: {
      pusher: { event: 'pusher:signin_success', data: { user_data: '{run}-user' } },
      soketi: 'unknown',
      reverb: reverbLacks,
      sockudo: { event: 'pusher:signin_success', data: { user_data: '{run}-user' } },
    },
    needs: needsSignIn,
  },
  {
    id: 'users.sign-in-wrong',
    subject: 'users',
    name: 'refuses a sign-in with a wrong signature',
    refuses: true,
    steps: [{ open: 'a' }, { signIn: 'a', as: '{run}-user', auth: 'wrong' }],
    expect: {
      pusher: { event: refusal, data: { code: 4009 } },
      soketi: 'unknown',
      reverb: reverbLacks,
      sockudo: { event: 'pusher:error', data: { code: 4009 } },
    },
    needs: needsSignIn,
  },
  {
    id: 'users.event',
    subject: 'users',
    name: 'delivers an event to a user',
    write: true,
    steps: [
      ...signedIn,
      {
        ask: {
          path: '/events',
          body: { name: 'hello', channel: '#server-to-user-{run}-user', data: '{"a":1}' },
        },
      },
      { hear: 'a', until: 'hello' },
    ],
    expect: {
      pusher: { heard: ['hello'], data: { a: 1 } },
      soketi: 'unknown',
      reverb: reverbLacks,
      sockudo: { heard: ['hello'], data: { a: 1 } },
    },
    needs: needsSignIn,
  },
  {
    id: 'users.event-nobody',
    subject: 'users',
    name: 'takes an event for a user who is not there',
    write: true,
    steps: [
      {
        ask: {
          path: '/events',
          body: { name: 'hello', channel: '#server-to-user-{run}-nobody', data: '{}' },
        },
      },
    ],
    expect: { pusher: nothing, soketi: ok, reverb: nothing, sockudo: ok },
  },
  {
    id: 'users.terminate-nobody',
    subject: 'users',
    name: 'ends the connections of a user who is not there',
    write: true,
    steps: [terminate],
    expect: { pusher: nothing, soketi: ok, reverb: nothing, sockudo: ok },
  },
  {
    id: 'users.terminate',
    subject: 'users',
    name: 'ends the connections of a user who signed in',
    write: true,
    steps: [...signedIn, terminate, { closing: 'a' }],
    expect: { pusher: left, soketi: 'unknown', reverb: reverbLacks, sockudo: left },
    needs: needsSignIn,
  },
  {
    id: 'users.terminate-member',
    subject: 'users',
    name: 'ends the connections of a presence member who did not sign in',
    write: true,
    steps: [
      { open: 'a' },
      { subscribe: 'a', to: 'presence-{run}-terminated', as: '{run}-user' },
      terminate,
      { closing: 'a' },
    ],
    expect: {
      pusher: 'unknown',
      soketi: { silence: true, lacks: true },
      // It hangs up without a code.
      reverb: { closed: [1000, 1005, 1006] },
      sockudo: left,
    },
  },
]
