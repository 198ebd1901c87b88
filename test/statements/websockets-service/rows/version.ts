// What the page says under “Query version”.

import { proof } from '../../../feature-table/feature.ts'
import type { StatementSection } from '../../statement.ts'

export const version: StatementSection = {
  title: 'Query version',
  statements: [
    {
      says: 'It returns the version of the API',
      note: 'Of which type, the page does not say; we read a text.',
      proof: [
        proof(
          'services/websockets-service/run.test.ts',
          'version > runs the query and resolves to the version of the API',
        ),
        proof(
          'mocks/websockets-service/graphql.test.ts',
          'GraphQL on the fake > answers version with a text',
        ),
      ],
    },
  ],
}
