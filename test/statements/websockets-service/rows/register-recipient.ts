// What the page says under “Mutation registerRecipient”.

import { proof } from '../../../feature-table/feature.ts'
import type { StatementSection } from '../../statement.ts'

const fake = 'mocks/websockets-service/register.test.ts'
const register = 'services/websockets-service/register.test.ts'

export const registerRecipient: StatementSection = {
  title: 'Mutation registerRecipient',
  statements: [
    {
      says: 'It registers a recipient, and returns the URI to which the recipient connects for notifications',
      proof: [
        proof(
          register,
          'registerRecipient > runs the mutation with the name of the recipient, and resolves to token and connection URI',
        ),
      ],
    },
    {
      says: 'input is mandatory, a RegisterRecipientInput',
      proof: [
        proof(
          'contract/websockets-service-schema.test.ts',
          'the schema > takes an input that is mandatory, and a filter and a token that are not',
        ),
        proof(register, 'registerRecipient > refuses %s before there is traffic'),
      ],
    },
    {
      says: 'recipient is mandatory: the user’s id in your application, or any other text',
      proof: [
        proof(register, 'registerRecipient > takes any text as the name of a recipient: %s'),
        proof(fake, 'registerRecipient > takes any text for a name but none'),
      ],
    },
    {
      says: 'The service does not store recipients: the application keeps track of them',
      proof: [
        proof(
          'mocks/websockets-service/push.test.ts',
          'pushMessage > knows no recipients of its own: a name that was never registered is as good as any',
        ),
      ],
    },
    {
      says: 'sourceIp is optional: only a request from this IP address can connect',
      proof: [
        proof(fake, 'a connection > of a recipient with the address %s comes from %s and gets %i'),
        proof(register, 'registerRecipient > takes the address %s'),
        proof(register, 'registerRecipient > refuses the address %j, which is none'),
      ],
    },
    {
      says: 'origin is optional: only a request from this domain can connect',
      proof: [proof(fake, 'a connection > of a recipient with an origin needs this origin exactly: %s')],
    },
    {
      says: 'origin has the form http://example.org or https://example.org',
      proof: [
        proof(register, 'registerRecipient > takes the origin %s, as browsers send it'),
        proof(register, 'registerRecipient > refuses the origin %j, which is none'),
        proof(fake, 'registerRecipient > refuses %j as an origin, which no browser sends'),
      ],
    },
    {
      says: 'It is the value of the Origin header',
      proof: [
        proof(fake, 'a connection > of a recipient with an origin needs this origin exactly: %s'),
        proof(
          'examples/websockets-service.test.ts',
          'the backend of the example > gives who signed in a URI of their own, for pages from here alone',
        ),
      ],
    },
    {
      says: 'topic is optional: it labels the recipient, for messages to this topic alone',
      proof: [
        proof(
          'mocks/websockets-service/push.test.ts',
          'a message with a topic > reaches only those who were registered with this topic',
        ),
        proof(register, 'registerRecipient > sends source IP, origin and topic, which are optional'),
      ],
    },
    {
      says: 'The token identifies the recipient, and is part of the connection URI',
      proof: [
        proof(fake, 'registerRecipient > returns a token and wss://websockets.socrate.io/?token=SOME_TOKEN'),
        proof(
          fake,
          'a connection > with %j for a query is refused with 401, and with 4401 where it is open already',
        ),
      ],
    },
    {
      says: 'connectionUri is where the recipient connects to',
      proof: [
        proof(fake, 'registerRecipient > generates another token on each call, and all of them can connect'),
      ],
    },
  ],
}
