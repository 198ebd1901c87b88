// Publishing.

import { proof, type Section } from '../feature.ts'

const trigger = 'channels/trigger.test.ts'
const batch = 'channels/trigger-batch.test.ts'
const split = 'channels/split.test.ts'
const keys = 'channels/idempotency.test.ts'
const live = 'live/client.test.ts'
const data = 'protocol/encode-data.test.ts'

export const publishing: Section = {
  title: 'Publishing',
  features: [
    {
      name: 'To one channel',
      kind: 'expected',
      proof: [
        proof(trigger, 'trigger > sends one signed POST with exactly this body'),
        proof(live, 'publishing > a trigger without info resolves to an empty result'),
      ],
    },
    {
      name: 'To many channels',
      kind: 'expected',
      proof: [proof(trigger, 'trigger > sends a list of channels in one request')],
    },
    {
      name: 'In batches',
      kind: 'expected',
      proof: [
        proof(batch, 'triggerBatch > sends one signed POST with exactly this body'),
        proof(live, 'publishing > a batch of 21 events is split and has an entry for each'),
      ],
    },
    {
      name: 'Batches of more than ten events are split',
      kind: 'new',
      proof: [
        proof(
          split,
          'triggerBatch with more events than the server takes > sends %i events in requests of %j',
        ),
      ],
    },
    {
      name: 'More than a hundred channels are split',
      kind: 'new',
      proof: [
        proof(
          split,
          'trigger with more channels than the server takes > sends %i channels in requests of %j',
        ),
        proof(live, 'publishing > a trigger to 201 channels is split and has a receipt for each'),
      ],
    },
    {
      name: 'The size of data is checked before sending',
      kind: 'expected',
      proof: [
        proof(trigger, 'the data of an event > may be exactly 102,400 bytes of %s'),
        proof(trigger, 'the data of an event > may not be one byte more: %s'),
      ],
    },
    {
      name: 'An error class for what is too large',
      kind: 'expected',
      proof: [
        proof(
          'core/errors.test.ts',
          'every error > for an event that is too large is also an ArgumentError, with its size',
        ),
        proof(
          batch,
          'triggerBatch refuses before anything is sent > an event that is too large, with its place in the list',
        ),
      ],
    },
    {
      name: 'Objects as JSON, text as it is',
      kind: 'expected',
      proof: [
        proof(data, 'the data of an event > goes as it is when it is a text, also when the text is JSON'),
        proof(data, 'the data of an event > goes as JSON otherwise: %j'),
      ],
    },
    {
      name: 'Data that is encoded already',
      kind: 'new',
      proof: [
        proof(data, 'the data of an event > goes as it is when it is a text, also when the text is JSON'),
      ],
    },
    {
      name: 'Not to the sender',
      kind: 'expected',
      proof: [
        proof(
          'pusher-js/cases/events-of-others.ts',
          'does not get the events from which its socket is excluded',
        ),
      ],
    },
    {
      name: 'A typed result',
      kind: 'expected',
      proof: [
        proof(trigger, 'trigger > resolves to what is useful in %s'),
        proof(live, 'publishing > a trigger with info counts the subscribers of each channel'),
      ],
    },
    {
      name: 'To a user',
      kind: 'expected',
      proof: [
        proof('channels/users.test.ts', 'sendToUser > publishes to the channel of the user'),
        proof('live/authorization.test.ts', 'pusher-js > signs in, and receives what is sent to its user'),
      ],
    },
    {
      name: 'An idempotency key',
      kind: 'expected',
      proof: [
        proof(keys, 'the idempotency key of trigger > is in the body, not in a header'),
        proof(
          live,
          'publishing > a split trigger with one key publishes every part, and its repeat gets the same receipts',
        ),
      ],
    },
    {
      name: 'A key that is made for a call',
      kind: 'expected',
      proof: [
        proof(
          keys,
          'the idempotency key of trigger > is made anew for every call with true, and once for all requests of a call',
        ),
      ],
    },
    {
      name: 'A key for every call',
      kind: 'expected',
      proof: [
        proof(
          keys,
          'the idempotency key of trigger > is made for every call of a client with autoIdempotency, unless the caller has one',
        ),
      ],
    },
    {
      name: 'Keys of batches',
      kind: 'expected',
      proof: [
        proof(
          keys,
          'the idempotency key of triggerBatch > is in a header, because in the body it would be that of one event',
        ),
        proof(keys, 'the idempotency key of triggerBatch > is another one for each request of a split call'),
      ],
    },
    {
      name: 'A message id, by which a message is created once; extras for AI',
      kind: 'new',
      note: 'The server refuses `extras.push` in a publish, so the client does, too.',
      proof: [
        proof(trigger, 'trigger > writes every option in the spelling of the server, in one order'),
        proof('live/messages.test.ts', 'an AI stream > grows by appends and takes none after its end'),
      ],
    },
    {
      name: 'Delta compression per event',
      kind: 'new',
      proof: [proof(trigger, 'trigger > writes every option in the spelling of the server, in one order')],
    },
    {
      name: 'A publisher that collects concurrent events',
      kind: 'new',
      proof: { notBuilt: '`sockudo.publisher()` follows' },
    },
    {
      name: 'Names that belong to the protocol are refused',
      kind: 'new',
      proof: [
        proof(
          'protocol/names.test.ts',
          'an event name > may not be %s, because only servers or clients send it',
        ),
      ],
    },
  ],
}
