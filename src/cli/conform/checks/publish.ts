// One event to one channel or many: what is taken, what is refused, and in which words.

import { type Check, type Step, refusing } from '../check.ts'
import {
  accepted,
  nothing,
  ok,
  reverbInvalid,
  sockudo,
  soketiIncorrect,
  soketiUnsigned,
  text,
} from '../expected.ts'
import { joined } from './members.ts'

export const event = { name: 'conform', channel: '{run}', data: '{}' }

const counts = { status: 200, body: { channels: { 'presence-{run}-info': { user_count: 1 } } } }

/** Makes checks that post this to a path. */
export function publishing(subject: 'publish' | 'batch', path: string): Publishing {
  return (id, name, body, expect, before = []) => ({
    id: `${subject}.${id}`,
    subject,
    name,
    write: true,
    steps: [...before, { ask: { path, body } }],
    expect,
  })
}

type Publishing = (
  id: string,
  name: string,
  body: unknown,
  expect: Check['expect'],
  before?: readonly Step[],
) => Check

export const publish: Publishing = publishing('publish', '/events')

export const publishChecks: readonly Check[] = [
  publish('one', 'publishes to a channel', event, {
    pusher: nothing,
    soketi: ok,
    reverb: nothing,
    sockudo: ok,
  }),
  {
    ...publish(
      'info',
      'tells the counts of channels if asked with info',
      { ...event, channel: 'presence-{run}-info', info: 'user_count' },
      { pusher: counts, soketi: { ...ok, lacks: true }, reverb: counts, sockudo: counts },
      joined('presence-{run}-info'),
    ),
    proof: counts,
  },
  refusing(
    publish(
      'no-name',
      'refuses an event without a name',
      { channel: '{run}', data: '{}' },
      {
        pusher: text(400),
        soketi: soketiIncorrect,
        reverb: reverbInvalid('name'),
        sockudo: sockudo(400, 'invalid_input', 'Event name is required'),
      },
    ),
  ),
  refusing(
    publish(
      'no-data',
      'refuses an event without data',
      { name: 'conform', channel: '{run}' },
      {
        pusher: text(400),
        soketi: soketiIncorrect,
        reverb: reverbInvalid('data'),
        sockudo: ok,
      },
    ),
  ),
  refusing(
    publish(
      'no-channel',
      'refuses an event without a channel',
      { name: 'conform', data: '{}' },
      {
        pusher: text(400),
        soketi: soketiIncorrect,
        reverb: reverbInvalid('channel', 'channels'),
        sockudo: sockudo(400, 'missing_channel_info', "Request must contain 'channels' (list) or 'channel'"),
      },
    ),
  ),
  publish(
    'empty-data',
    'takes data that is empty',
    { ...event, data: '' },
    {
      pusher: accepted,
      soketi: soketiIncorrect,
      reverb: reverbInvalid('data'),
      sockudo: ok,
    },
  ),
  publish(
    'data-object',
    'takes data that is no text',
    { ...event, data: { a: 1 } },
    {
      pusher: 'unknown',
      soketi: ok,
      reverb: reverbInvalid('data'),
      sockudo: ok,
    },
  ),
  publish(
    'reserved',
    'takes an event whose name begins with pusher:',
    { ...event, name: 'pusher:conform' },
    {
      pusher: 'unknown',
      soketi: ok,
      reverb: nothing,
      sockudo: ok,
    },
  ),
  refusing(
    publish('no-json', 'refuses a body that is not JSON', '{', {
      pusher: text(400),
      // It verifies the md5 of `{}` in its place.
      soketi: soketiUnsigned,
      reverb: text(500, 'Internal server error.'),
      sockudo: text(400, 'Failed to parse the request body as JSON'),
    }),
  ),
]
