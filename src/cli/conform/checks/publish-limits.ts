// How much one event may be: channels, names, data.

import { type Check, type Expectation, refusing } from '../check.ts'
import { accepted, nothing, ok, reverbTooLarge, sockudo, soketi, text } from '../expected.ts'
import { event, publish } from './publish.ts'

const everywhere = { pusher: accepted, soketi: accepted, reverb: accepted, sockudo: accepted }
const channels = (count: number): string[] => Array.from({ length: count }, (_, index) => `{run}-${index}`)

export const publishLimitChecks: readonly Check[] = [
  publish(
    '100-channels',
    'takes 100 channels',
    { name: 'conform', data: '{}', channels: channels(100) },
    everywhere,
  ),
  refusing(
    publish(
      '101-channels',
      'refuses 101 channels',
      { name: 'conform', data: '{}', channels: channels(101) },
      {
        pusher: text(400),
        soketi: soketi(400, 'Cannot broadcast to more than 100 channels at once'),
        reverb: nothing,
        sockudo: sockudo(400, 'limit_exceeded', 'Number of channels (101) exceeds limit (100)'),
      },
    ),
  ),
  ...nameChecks(),
  ...sizeChecks(),
]

function nameChecks(): Check[] {
  // Pusher's documentation says 164 characters, its libraries 200.
  const named = (length: number, expect: Check['expect']): Check =>
    publish(
      `channel-of-${length}`,
      `takes a channel name of ${length} characters`,
      { ...event, channel: `{run}-{pad:${length}}` },
      expect,
    )
  const between: Check['expect'] = { ...everywhere, pusher: 'unknown' }
  const tooLong = sockudo(400, 'invalid_input', 'Channel name too long. Max length is 200')
  return [
    publish(
      'name-of-200',
      'takes an event name of 200 characters',
      { ...event, name: '{pad:200}' },
      everywhere,
    ),
    refusing(
      publish(
        'name-of-201',
        'refuses an event name of 201 characters',
        { ...event, name: '{pad:201}' },
        {
          pusher: text(400),
          soketi: soketi(400, 'Event name is too long. Maximum allowed size is 200.'),
          reverb: nothing,
          sockudo: sockudo(400, 'limit_exceeded', 'exceeds maximum length of 200'),
        },
      ),
    ),
    named(164, everywhere),
    named(165, between),
    named(200, between),
    {
      ...named(201, { pusher: text(400), soketi: ok, reverb: nothing, sockudo: tooLong }),
      name: 'refuses a channel name of 201 characters',
      refuses: true,
    },
    refusing(
      publish(
        'channel-characters',
        'refuses a channel name with a space',
        { ...event, channel: '{run} b' },
        {
          pusher: text(400),
          soketi: ok,
          reverb: nothing,
          sockudo: sockudo(400, 'invalid_input', 'Channel name contains invalid characters'),
        },
      ),
    ),
  ]
}

function sizeChecks(): Check[] {
  const sized = (bytes: number, verb: 'takes' | 'refuses', expect: Check['expect']): Check =>
    publish(
      `data-of-${bytes}`,
      `${verb} data of ${bytes.toLocaleString('en')} bytes`,
      { ...event, data: 'd'.repeat(bytes) },
      expect,
    )
  // Reverb counts the whole request, headers included: 10,000 bytes.
  const reverb: Expectation = reverbTooLarge
  const pusher: Expectation = text(413, 'exceeds the allowed maximum (10240 bytes)')
  return [
    sized(9_000, 'takes', everywhere),
    sized(10_240, 'takes', { ...everywhere, reverb }),
    sized(10_241, 'takes', { ...everywhere, pusher, reverb }),
    sized(102_400, 'takes', { ...everywhere, pusher, reverb }),
    refusing(
      sized(102_401, 'refuses', {
        pusher,
        soketi: soketi(413, 'The event data should be less than 100 KB.'),
        reverb,
        sockudo: sockudo(413, 'payload_too_large', 'Event payload size (102401 bytes)'),
      }),
    ),
  ]
}
