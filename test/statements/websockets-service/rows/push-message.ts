// What the page says under “Mutation pushMessage”.

import { proof } from '../../../feature-table/feature.ts'
import type { StatementSection } from '../../statement.ts'

const fake = 'mocks/websockets-service/push.test.ts'
const push = 'services/websockets-service/push.test.ts'

export const pushMessage: StatementSection = {
  title: 'Mutation pushMessage',
  statements: [
    {
      says: 'It sends a message to designated recipients who are connected',
      note: 'With expiresAt and PENDING in mind: who is not connected gets it later, unless it expires.',
      proof: [
        proof(fake, 'pushMessage > reaches the recipients that it names and nobody else'),
        proof(
          fake,
          'a message to somebody who is not connected > is PENDING, and is delivered with the next connection',
        ),
      ],
    },
    {
      says: 'input is mandatory, a MessageInput',
      proof: [
        proof(
          'contract/websockets-service-schema.test.ts',
          'the schema > takes an input that is mandatory, and a filter and a token that are not',
        ),
        proof(push, 'pushMessage > refuses %s before there is traffic'),
      ],
    },
    {
      says: 'recipients is mandatory, a list of names, at least one of them',
      proof: [
        proof(fake, 'pushMessage > needs at least one recipient, and a message'),
        proof(push, 'pushMessage > refuses %s before there is traffic'),
        proof('contract/websockets-service.test.ts', 'what the contract forbids is refused > %s is a 422'),
      ],
    },
    {
      says: 'message is mandatory, the text to be pushed',
      note: 'The page prints a type that may be null; we require it.',
      proof: [
        proof(fake, 'pushMessage > needs at least one recipient, and a message'),
        proof(push, 'pushMessage > refuses %s before there is traffic'),
      ],
    },
    {
      says: 'topic is optional: the message goes only to recipients that were labelled with it when they were registered',
      proof: [
        proof(fake, 'a message with a topic > reaches only those who were registered with this topic'),
        proof(push, 'pushMessage > sends topic and expiry, which are optional'),
      ],
    },
    {
      says: 'expiresAt is optional: who connects after that no longer receives the message',
      proof: [
        proof(fake, 'a message that expires > is not received by who connects after that, and stays PENDING'),
        proof(fake, 'a message that expires > is received by who connects before that'),
      ],
    },
    {
      says: 'expiresAt is in GMT, like 2023-07-18T15:00:00',
      proof: [
        proof(fake, 'a message that expires > takes %s for %s: dates are GMT'),
        proof(push, 'pushMessage > sends a text without a zone as it is, for the service reads it as GMT'),
        proof(push, 'pushMessage > sends a Date in GMT'),
      ],
    },
    {
      says: 'The result is described by the type Message, and printed as item and error',
      note: 'One of them or a list, the page does not say: the client takes both and gives a list.',
      proof: [
        proof(push, 'pushMessage > resolves to a list where the service answers with a list'),
        proof(push, 'pushMessage > resolves to a list of one where the service answers with an object'),
        proof(push, 'pushMessage > hands a failure for one recipient over as data, next to the others'),
      ],
    },
  ],
}
