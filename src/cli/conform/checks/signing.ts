// How a server verifies requests.

import type { Ask, Check, Expected } from '../check.ts'
import { accepted, reverbUnsigned, sockudo, soketi, soketiUnsigned, text } from '../expected.ts'

const channels: Ask = { path: '/channels', query: { filter_by_prefix: '{run}' } }
const everywhere = { pusher: accepted, soketi: accepted, reverb: accepted, sockudo: accepted }

function unauthorized(words: string): Expected {
  return sockudo(401, 'auth_failed', words)
}

export const signingChecks: readonly Check[] = [
  {
    id: 'signing.signed',
    subject: 'signing',
    name: 'answers a signed request',
    steps: [{ ask: channels }],
    expect: everywhere,
  },
  {
    id: 'signing.unsigned',
    subject: 'signing',
    name: 'refuses a request without a signature',
    refuses: true,
    steps: [{ ask: { path: '/channels', signed: 'not at all' } }],
    expect: {
      pusher: text(401),
      soketi: soketiUnsigned,
      reverb: reverbUnsigned,
      sockudo: sockudo(400, 'invalid_input', 'Missing authentication query parameters'),
    },
  },
  {
    id: 'signing.secret',
    subject: 'signing',
    name: 'refuses a wrong secret',
    refuses: true,
    steps: [{ ask: { ...channels, signed: 'with a wrong secret' } }],
    expect: {
      pusher: text(401),
      soketi: soketiUnsigned,
      reverb: reverbUnsigned,
      sockudo: unauthorized('Invalid API signature'),
    },
  },
  {
    id: 'signing.key',
    subject: 'signing',
    name: 'refuses a key that it does not know, although the secret is right',
    refuses: true,
    steps: [{ ask: { ...channels, signed: 'with an unknown key' } }],
    expect: {
      pusher: text(401),
      soketi: accepted,
      reverb: accepted,
      sockudo: sockudo(404, 'app_not_found', 'Application key not found or invalid'),
    },
  },
  {
    id: 'signing.app',
    subject: 'signing',
    name: 'refuses an app that it does not have',
    refuses: true,
    steps: [{ ask: { ...channels, signed: 'for an unknown app' } }],
    expect: {
      pusher: 'unknown',
      soketi: soketi(404, 'could not be found'),
      reverb: text(404, 'No matching application for ID [conform-unknown].'),
      sockudo: unauthorized('Authenticated app does not match route app_id'),
    },
  },
  {
    id: 'signing.recent',
    subject: 'signing',
    name: 'takes a request of five minutes ago',
    steps: [{ ask: { ...channels, signed: 'five minutes ago' } }],
    expect: everywhere,
  },
  {
    id: 'signing.old',
    subject: 'signing',
    name: 'refuses a request of an hour ago, so that none can be replayed',
    refuses: true,
    steps: [{ ask: { ...channels, signed: 'an hour ago' } }],
    expect: {
      pusher: text(401, 'Timestamp expired'),
      soketi: accepted,
      reverb: accepted,
      sockudo: unauthorized('Timestamp expired or too far in the future'),
    },
  },
  {
    id: 'signing.future',
    subject: 'signing',
    name: 'refuses a request of an hour ahead',
    refuses: true,
    steps: [{ ask: { ...channels, signed: 'in an hour' } }],
    expect: {
      pusher: text(401, 'Timestamp expired'),
      soketi: accepted,
      reverb: accepted,
      sockudo: unauthorized('Timestamp expired or too far in the future'),
    },
  },
  {
    id: 'signing.time',
    subject: 'signing',
    name: 'refuses a time that is no number',
    refuses: true,
    steps: [{ ask: { ...channels, signed: 'without a number for the time' } }],
    expect: {
      pusher: 'unknown',
      soketi: accepted,
      reverb: accepted,
      sockudo: unauthorized('Invalid auth_timestamp format'),
    },
  },
  {
    id: 'signing.version',
    subject: 'signing',
    name: 'takes another auth_version that is signed',
    steps: [{ ask: { ...channels, signed: 'as version 2.0' } }],
    expect: { ...everywhere, pusher: 'unknown' },
  },
  {
    id: 'signing.md5-on-get',
    subject: 'signing',
    name: 'takes body_md5 on a GET, as the Python library sends it',
    steps: [{ ask: { ...channels, signed: 'with the md5 of no body' } }],
    expect: {
      pusher: accepted,
      soketi: accepted,
      reverb: reverbUnsigned,
      sockudo: unauthorized('body_md5 must not be present in query parameters for GET requests'),
    },
  },
  {
    id: 'signing.upper-case',
    subject: 'signing',
    name: 'takes names of parameters in upper case that are signed in lower case',
    steps: [{ ask: { path: '/channels', query: { Filter_By_Prefix: '{run}' } } }],
    expect: { pusher: accepted, soketi: soketiUnsigned, reverb: reverbUnsigned, sockudo: accepted },
  },
  {
    id: 'signing.encoded',
    subject: 'signing',
    name: 'takes values that are signed as they are before they are percent-encoded',
    steps: [{ ask: { path: '/channels', query: { filter_by_prefix: '{run} ä&+%' } } }],
    expect: everywhere,
  },
]
