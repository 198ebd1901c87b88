// What the page says under “Query messages”.

import { proof } from '../../../feature-table/feature.ts'
import type { StatementSection } from '../../statement.ts'

const queries = 'statements/websockets-service/queries.test.ts'
const listing = 'mocks/websockets-service/listing.test.ts'
const lists = 'services/websockets-service/lists.test.ts'
const types = proof('contract/websockets-service-schema.test.ts', 'the schema > %s is %s')
const filtered = proof(queries, 'messages > lists only what fits %s')

export const messages: StatementSection = {
  title: 'Query messages',
  statements: [
    {
      says: 'It lists messages that were pushed to recipients by name, and not globally',
      note: 'Yet there is a filter for the global message that one comes from: with it, they are listed.',
      proof: [
        proof(queries, 'messages > lists what was pushed to recipients by name, and not globally'),
        proof(
          listing,
          'messages > lists messages to single recipients: those of a global message only where its id is asked for',
        ),
      ],
    },
    {
      says: 'The arguments filter (MessagesFilter) and nextToken are optional',
      proof: [
        proof(
          'contract/websockets-service-schema.test.ts',
          'the schema > takes an input that is mandatory, and a filter and a token that are not',
        ),
        proof(lists, 'messages > runs the query, and gives the items'),
      ],
    },
    {
      says: 'No option of the filter has to be given, and several are joined by AND',
      proof: [
        proof(listing, 'messages > joins several filters by a logical AND'),
        proof(lists, 'messages > can filter by every attribute at once'),
        filtered,
      ],
    },
    { says: 'recipient: only messages to this recipient', proof: [filtered] },
    {
      says: 'globalMessageId: only messages with this globalMessageId',
      proof: [proof(queries, 'messages > lists by the global message that they come from')],
    },
    {
      says: 'createdAt: only those pushed within a range of dates',
      note: 'The page says “global messages” here, too; we read it of the messages that this query lists.',
      proof: [filtered],
    },
    {
      says: 'expiresAt: only those that expire within a range of dates',
      note: 'The same words, and the same reading.',
      proof: [filtered],
    },
    { says: 'topic: only those sent with this topic', proof: [filtered] },
    {
      says: 'The result has the items that match the filter',
      note: 'The page prints [GlobalMessage]; we read [Message], which is described right below.',
      proof: [
        types,
        proof(
          'cli/compare-schema/compare.test.ts',
          'a comparison with the contract > tells that messages lists global messages, as the document prints it',
        ),
        proof(
          'services/websockets-service/documents.test.ts',
          'options.documents > replaces a document, and leaves the others',
        ),
      ],
    },
    {
      says: 'The result’s nextToken is null at the end, and else gets the next set with the same filter',
      proof: [
        proof(
          queries,
          'messages > has a next token until the last page, and lists all with it and the same filter',
        ),
        proof(lists, 'messages > reads on until the next token is null, with the same filter each time'),
        proof(
          listing,
          'messages > comes in pages: nextToken with the same filter gets the next one, and is null at the end',
        ),
      ],
    },
    {
      says: 'A Message has id, recipient, message, topic, status, the four dates and globalMessageId',
      proof: [
        proof(queries, 'messages > tells of each message all that there is to know'),
        proof(
          'contract/websockets-service-examples.test.ts',
          'the built-in documents > select everything that there is',
        ),
        types,
      ],
    },
    {
      says: 'status is PENDING, DELIVERED or CANCELLED',
      note: 'Nothing on the page cancels a message: cancel(id) of the fake does it in a test.',
      proof: [
        proof(queries, 'messages > tells of each message all that there is to know'),
        proof(
          'mocks/websockets-service/push.test.ts',
          'cancel > makes a message that waits CANCELLED, so that it is never delivered',
        ),
      ],
    },
    {
      says: 'deliveredAt and cancelledAt are when it was delivered and cancelled',
      proof: [
        proof(queries, 'messages > tells of each message all that there is to know'),
        proof(queries, 'messages > tells when a message was cancelled'),
      ],
    },
    {
      says: 'globalMessageId is the global message that it comes from',
      proof: [
        proof(
          'mocks/websockets-service/push-global.test.ts',
          'pushGlobalMessage > makes a message with globalMessageId for each recipient who got it, and for no other',
        ),
      ],
    },
  ],
}
