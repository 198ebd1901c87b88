// What the page says under “Query globalMessages”.

import { proof } from '../../../feature-table/feature.ts'
import type { StatementSection } from '../../statement.ts'

const queries = 'statements/websockets-service/queries.test.ts'
const listing = 'mocks/websockets-service/listing.test.ts'
const lists = 'services/websockets-service/lists.test.ts'
const types = proof('contract/websockets-service-schema.test.ts', 'the schema > %s is %s')
const filtered = proof(queries, 'globalMessages > lists only what fits %s')

export const globalMessages: StatementSection = {
  title: 'Query globalMessages',
  statements: [
    {
      says: 'It lists all messages that were pushed to all recipients',
      proof: [proof(queries, 'globalMessages > lists what was pushed to everybody')],
    },
    {
      says: 'The argument filter is optional, of the type GlobalMessagesFilter',
      proof: [
        proof(
          'contract/websockets-service-schema.test.ts',
          'the schema > takes an input that is mandatory, and a filter and a token that are not',
        ),
        proof(queries, 'globalMessages > lists what was pushed to everybody'),
      ],
    },
    {
      says: 'The argument nextToken is optional, and gets the next set of results',
      proof: [
        proof(
          'contract/websockets-service-schema.test.ts',
          'the schema > takes an input that is mandatory, and a filter and a token that are not',
        ),
        proof(lists, 'globalMessages > reads all pages, too'),
      ],
    },
    {
      says: 'No option of the filter has to be given, and several are joined by AND',
      proof: [
        proof(listing, 'globalMessages > is filtered by topic, createdAt and expiresAt, joined by AND'),
        filtered,
      ],
    },
    { says: 'createdAt: only those pushed within a range of dates', proof: [filtered] },
    { says: 'expiresAt: only those that expire within a range of dates', proof: [filtered] },
    { says: 'topic: only those sent with this topic', proof: [filtered] },
    { says: 'DateTimeFilter.from is the start of the range', proof: [filtered, types] },
    { says: 'DateTimeFilter.to is the end of the range', proof: [filtered, types] },
    {
      says: 'The result has the items that match the filter, as GlobalMessage',
      proof: [proof(lists, 'globalMessages > runs its own query'), types],
    },
    {
      says: 'The result’s nextToken is null at the end of the list',
      proof: [
        proof(
          listing,
          'messages > comes in pages: nextToken with the same filter gets the next one, and is null at the end',
        ),
        proof(lists, 'messages > reads on until the next token is null, with the same filter each time'),
      ],
    },
    {
      says: 'Otherwise it gets the next set, as nextToken with the same filter',
      note: 'A token that comes again would be read for ever, and is an error.',
      proof: [
        proof(queries, 'globalMessages > lists all pages, with the same filter'),
        proof(lists, 'messages > refuses a next token that leads to %s, which would be read for ever'),
      ],
    },
    {
      says: 'A GlobalMessage has id, message, topic, expiresAt and createdAt',
      proof: [proof(queries, 'globalMessages > tells of each message all that there is to know'), types],
    },
  ],
}
