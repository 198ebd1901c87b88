// The reference pages of a service: of its contract, and of its socket and its GraphQL schema where it has them.

import { readFile } from 'node:fs/promises'
import {
  type ContractDocument,
  readContract,
  readSocket,
  type SocketDocument,
} from '../../test/contract/support/contracts.ts'
import { allOperations, forReaders, graphQLFields, socketForReaders } from '../../test/docs/samples.ts'

export interface ReferencePage {
  /** Without its ending. */
  readonly name: string
  readonly title: string
  /** What the page is made from, as a file would hold it. */
  readonly source: string
  /** The ending of that file, which tells what it is. */
  readonly ending: 'json' | 'graphql'
  /** What a reader has to find on it. */
  readonly shows: readonly string[]
}

type Samples = ReadonlyMap<string, string>

export async function pagesOf(service: string, samples: Samples): Promise<readonly ReferencePage[]> {
  const contract = await readContract(service)
  const socket = await readSocket(service)
  const schema = await readFile(`generated/${service}/schema.graphql`, 'utf8').catch(() => undefined)
  return [
    contractPage(service, contract, samples),
    ...(socket === undefined ? [] : [socketPage(service, socket, samples)]),
    ...(schema === undefined ? [] : [schemaPage(service, schema, contract)]),
  ]
}

function contractPage(service: string, document: ContractDocument, samples: Samples): ReferencePage {
  const summaries = allOperations(document).map(({ definition }) => String(definition['summary']))
  return {
    name: service,
    title: document.info.title,
    source: JSON.stringify(forReaders(document, samples)),
    ending: 'json',
    shows: [...summaries, ...graphQLFields(document).map(({ name }) => `## ${name}`)],
  }
}

function socketPage(service: string, document: SocketDocument, samples: Samples): ReferencePage {
  return {
    name: `${service}-socket`,
    title: document.info.title,
    source: JSON.stringify(socketForReaders(document, samples)),
    ending: 'json',
    shows: Object.values(document.channels).map((channel) => String(channel['title'])),
  }
}

function schemaPage(service: string, schema: string, { info }: ContractDocument): ReferencePage {
  const types = [...schema.matchAll(/^(?:type|input|enum|scalar) (\w+)/gm)].map(([, name = '']) => name)
  return {
    name: `${service}-schema`,
    title: `${info.title}, the GraphQL schema`,
    source: schema,
    ending: 'graphql',
    // The roots are told by their fields.
    shows: types.filter((name) => name !== 'Query' && name !== 'Mutation'),
  }
}
