// What the page says under “Mutation pushGlobalMessage”.

import { proof } from '../../../feature-table/feature.ts'
import type { StatementSection } from '../../statement.ts'

const global = 'mocks/websockets-service/push-global.test.ts'
const push = 'services/websockets-service/push.test.ts'

export const pushGlobalMessage: StatementSection = {
  title: 'Mutation pushGlobalMessage',
  statements: [
    {
      says: 'It sends a message to all registered recipients who are connected',
      proof: [
        proof(
          global,
          'pushGlobalMessage > reaches all who are connected, whatever their name, and returns the message',
        ),
        proof(global, 'pushGlobalMessage > does not reach who connects later'),
      ],
    },
    {
      says: 'input is mandatory, a GlobalMessageInput',
      proof: [
        proof(
          'contract/websockets-service-schema.test.ts',
          'the schema > takes an input that is mandatory, and a filter and a token that are not',
        ),
        proof(push, 'pushGlobalMessage > refuses %s before there is traffic'),
      ],
    },
    {
      says: 'message is mandatory, the text to be pushed',
      note: 'The page prints a type that may be null; we require it.',
      proof: [
        proof(global, 'pushGlobalMessage > needs a message, and a date in GMT'),
        proof(push, 'pushGlobalMessage > refuses %s before there is traffic'),
      ],
    },
    {
      says: 'topic is optional: the message goes only to recipients that were labelled with it when they were registered',
      proof: [
        proof(
          global,
          'pushGlobalMessage > with a topic reaches only those who were registered with this topic',
        ),
      ],
    },
    {
      says: 'expiresAt is optional: who connects after that no longer receives the message',
      note: 'Against “currently connected”: by default who connects later gets no global message at all.',
      proof: [
        proof(
          global,
          'holdGlobalMessages > delivers a global message also to who connects before it expires, once',
        ),
        proof(global, 'pushGlobalMessage > does not reach who connects later'),
      ],
    },
    {
      says: 'expiresAt is in GMT, like 2023-07-18T15:00:00',
      proof: [
        proof(global, 'pushGlobalMessage > needs a message, and a date in GMT'),
        proof(
          'services/websockets-service/gmt.test.ts',
          'a date that is sent > may be written as the documents of the service have it: %s',
        ),
        proof('services/websockets-service/gmt.test.ts', 'in the time zone %s > dates mean the same'),
      ],
    },
    {
      says: 'The result is a GlobalMessage',
      note: 'The sister mutation has item and error around it; the client reads both.',
      proof: [
        proof(
          push,
          'pushGlobalMessage > runs the mutation without recipients, and resolves to the global message',
        ),
        proof(
          push,
          'pushGlobalMessage > resolves to the message also where the service wraps it as it does others',
        ),
      ],
    },
  ],
}
