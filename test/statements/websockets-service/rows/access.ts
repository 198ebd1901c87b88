// What the page says under “Access info”.

import { proof } from '../../../feature-table/feature.ts'
import type { StatementSection } from '../../statement.ts'

const client = 'services/websockets-service/create.test.ts'
const fake = 'mocks/websockets-service'

export const access: StatementSection = {
  title: 'Access info',
  statements: [
    {
      says: 'The endpoint is https://websockets-manager-api.socrate.io/graphql',
      proof: [proof(client, 'a client of the WebSockets Service > posts to the published endpoint')],
    },
    {
      says: 'A tenant-level service access key is required',
      proof: [
        proof(client, 'options that make no sense are refused at construction > %s'),
        proof(
          'contract/websockets-service.test.ts',
          'what the contract forbids is refused > a request without an access key is a 401',
        ),
        proof(
          `${fake}/http.test.ts`,
          'a request to the fake > is refused with 401 and a text %s, before its body is read',
        ),
      ],
    },
    { says: 'Prices are told on request', proof: { notTested: 'a price' } },
    {
      says: 'The key goes into the header x-api-key of the HTTP request',
      proof: [
        proof(client, 'a client of the WebSockets Service > provides the access key in the x-api-key header'),
        proof(
          `${fake}/http.test.ts`,
          'a request to the fake > is refused with 401 and a text %s, before its body is read',
        ),
      ],
    },
    {
      says: 'Documentation and schema can be viewed in the GraphQL console only with a key',
      note: 'The fake has no console; its schema is shown by introspection.',
      proof: [
        proof(`${fake}/http.test.ts`, 'a request to the fake > needs the key for the schema, too'),
        proof(
          `${fake}/graphql.test.ts`,
          'GraphQL on the fake > shows its schema to who has a key: that of the contract',
        ),
        proof(
          'cli/compare-schema/service-schema.test.ts',
          'the schema of a service > is asked for with one document, and is all that the service has',
        ),
      ],
    },
    {
      says: 'The scope of the key has to allow the queries and mutations that are called',
      note: 'A call that it does not allow is answered with errors; the page does not say how.',
      proof: [
        proof(`${fake}/access.test.ts`, 'the scope of a key > with %s allows what it names'),
        proof(
          `${fake}/access.test.ts`,
          'the scope of a key > fails the field that it does not allow, and no other',
        ),
        proof(
          'services/websockets-service/trouble.test.ts',
          'a success with errors is a GraphQLErrors > with the errors and what data there is',
        ),
      ],
    },
    {
      says: 'The scope websockets-manager-api:query:* websockets-manager-api:mutation:* allows all of them',
      proof: [proof(`${fake}/access.test.ts`, 'the scope of a key > with %s allows what it names')],
    },
  ],
}
