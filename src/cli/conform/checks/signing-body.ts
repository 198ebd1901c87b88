// How a server verifies that a body is the one that was signed.

import type { Ask, Check, Expected } from '../check.ts'
import { nothing, reverbUnsigned, sockudo, soketiUnsigned, text } from '../expected.ts'

const event: Ask = { path: '/events', body: { name: 'conform', channel: '{run}', data: '{}' } }

function unauthorized(words: string): Expected {
  return sockudo(401, 'auth_failed', words)
}

export const signedBodyChecks: readonly Check[] = [
  {
    id: 'signing.no-md5',
    subject: 'signing',
    name: 'refuses a POST without the md5 of its body',
    refuses: true,
    write: true,
    steps: [{ ask: { ...event, signed: 'without the md5' } }],
    expect: {
      pusher: text(401),
      soketi: soketiUnsigned,
      reverb: reverbUnsigned,
      sockudo: unauthorized('body_md5 is required'),
    },
  },
  {
    id: 'signing.wrong-md5',
    subject: 'signing',
    name: 'refuses a POST with the md5 of another body',
    refuses: true,
    write: true,
    steps: [{ ask: { ...event, signed: 'with a wrong md5' } }],
    expect: {
      pusher: text(401),
      soketi: soketiUnsigned,
      reverb: reverbUnsigned,
      sockudo: unauthorized('body_md5 mismatch'),
    },
  },
  {
    id: 'signing.no-body',
    subject: 'signing',
    name: 'takes a POST without a body and without an md5',
    write: true,
    steps: [{ ask: { method: 'POST', path: '/users/{run}-nobody/terminate_connections' } }],
    expect: {
      pusher: nothing,
      soketi: soketiUnsigned,
      reverb: nothing,
      sockudo: unauthorized('body_md5 is required'),
    },
  },
]
