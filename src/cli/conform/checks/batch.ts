// Several events in one request.

import { type Check, refusing } from '../check.ts'
import { joined } from './members.ts'
import { publishing } from './publish.ts'
import { accepted, nothing, ok, reverbInvalid, sockudo, soketi, soketiIncorrect, text } from '../expected.ts'

const event = { name: 'conform', channel: '{run}', data: '{}' }
const events = (count: number): object => ({ batch: Array.from({ length: count }, () => event) })

const counts = { status: 200, body: { batch: [{ user_count: 1 }, {}] } }

const batch = publishing('batch', '/batch_events')

export const batchChecks: readonly Check[] = [
  batch('two', 'publishes two events', events(2), {
    pusher: nothing,
    soketi: ok,
    reverb: { status: 200, exactly: { batch: {} } },
    sockudo: nothing,
  }),
  {
    ...batch(
      'info',
      'tells counts for each event that asks',
      { batch: [{ ...event, channel: 'presence-{run}-batch', info: 'user_count' }, event] },
      { pusher: counts, soketi: { ...ok, lacks: true }, reverb: counts, sockudo: counts },
      joined('presence-{run}-batch'),
    ),
    proof: counts,
  },
  batch('10', 'takes 10 events', events(10), {
    pusher: accepted,
    soketi: accepted,
    reverb: accepted,
    sockudo: accepted,
  }),
  refusing(
    batch('11', 'refuses 11 events', events(11), {
      pusher: text(400),
      soketi: soketi(400, 'Cannot batch-send more than 10 messages at once'),
      reverb: accepted,
      sockudo: sockudo(400, 'limit_exceeded', 'Batch size (11) exceeds limit (10)'),
    }),
  ),
  refusing(
    batch(
      'none',
      'refuses a body without a batch',
      {},
      {
        pusher: text(400),
        // Its middleware throws on what is not there.
        soketi: 'unknown',
        reverb: reverbInvalid('batch'),
        sockudo: text(422, 'missing field `batch`'),
      },
    ),
  ),
  refusing(
    batch(
      'no-name',
      'refuses a batch in which an event has no name',
      { batch: [{ channel: '{run}', data: '{}' }] },
      {
        pusher: text(400),
        soketi: soketiIncorrect,
        reverb: reverbInvalid('batch.0.name'),
        sockudo: sockudo(400, 'invalid_input', 'Event name is required'),
      },
    ),
  ),
]
