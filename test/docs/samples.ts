// The code samples of a contract: one file per operation, put into the document for the page alone. The document that is
// published stays free of them, because most of its readers write in another language.

import { readdir, readFile } from 'node:fs/promises'
import {
  type ContractDocument,
  type Node,
  type Operation,
  operationsOf,
  resolve,
  type SocketDocument,
} from '../contract/support/contracts.ts'
import { inWords } from './in-words.ts'

/** The operation's id, or the key of a socket's channel -> the code, as a reader sees it. */
export async function readSamples(service: string): Promise<ReadonlyMap<string, string>> {
  const folder = `spec/${service}/samples`
  const files = (await readdir(folder)).filter((name) => name.endsWith('.ts')).sort()
  return new Map(
    await Promise.all(
      files.map(async (name) => {
        const code = await readFile(`${folder}/${name}`, 'utf8')
        return [name.replace(/\.ts$/, ''), code.trimEnd()] as const
      }),
    ),
  )
}

/** Every operation that a client has, those that a server sends included. */
export function allOperations(document: ContractDocument): readonly Operation[] {
  const all = [...operationsOf(document), ...operationsOf(document, 'webhooks')]
  return all.filter(({ definition }) => definition['deprecated'] !== true)
}

/** A query or a mutation that a client has. */
export interface GraphQLField {
  readonly name: string
  readonly description: string
}

/** The queries and mutations behind an operation that runs documents; none in most contracts. */
export function graphQLFields(document: ContractDocument): readonly GraphQLField[] {
  const { schemas = {} } = document['components'] as { readonly schemas?: Readonly<Record<string, Node>> }
  return Object.values(schemas).flatMap((schema) => {
    if (schema['x-graphql-kind'] === undefined) return []
    const { operationName } = schema['properties'] as { readonly operationName: Node }
    return [{ name: String(operationName['const']), description: String(schema['description']).trim() }]
  })
}

/** Everything that a sample is named after. */
export function sampleNames(document: ContractDocument, socket?: SocketDocument): readonly string[] {
  return [
    ...allOperations(document).map(({ id }) => id),
    ...graphQLFields(document).map(({ name }) => name),
    ...Object.keys(socket?.channels ?? {}),
  ]
}

/** A copy of the document as the page shows it: each operation with its sample, and our marks in words. */
export function forReaders(
  document: ContractDocument,
  samples: ReadonlyMap<string, string>,
): ContractDocument {
  const copy = inWords(document) as ContractDocument
  const fields = graphQLFields(document).flatMap(({ name, description }) => {
    const code = samples.get(name)
    return code === undefined ? [] : [`## ${name}\n\n${description}\n\n${fenced(code)}`]
  })
  for (const { id, definition } of operationsOf(copy)) {
    const source = samples.get(id)
    if (source !== undefined) Object.assign(definition, { 'x-codeSamples': [{ lang: 'TypeScript', source }] })
    // One operation of the page stands for all of them, so that its own sample cannot show each.
    if (runsDocuments(document, definition)) describeAlso(definition, fields.join('\n\n'))
  }
  // Beside what a server sends the page shows nothing but the payload.
  for (const { id, definition } of operationsOf(copy, 'webhooks')) {
    const code = samples.get(id)
    if (code === undefined) continue
    describeAlso(definition, `## With channelkit\n\n${fenced(code)}`)
  }
  return copy
}

/** The same for the document of a socket, whose samples are those of its channels. */
export function socketForReaders(
  document: SocketDocument,
  samples: ReadonlyMap<string, string>,
): SocketDocument {
  const copy = inWords(document) as SocketDocument
  for (const [key, channel] of Object.entries(copy.channels)) {
    const code = samples.get(key)
    if (code !== undefined) describeAlso(channel, `## With channelkit\n\n${fenced(code)}`)
  }
  return copy
}

/** Whether an operation takes documents: one of the bodies is a query or a mutation. */
function runsDocuments(document: ContractDocument, { requestBody }: Node): boolean {
  const content = Object.values(((requestBody ?? {}) as Node)['content'] ?? {}) as readonly Node[]
  return content.some(({ schema }) => {
    const body = resolve(document, (schema ?? {}) as Node)
    const branches = (body['anyOf'] ?? body['oneOf'] ?? []) as readonly Node[]
    return branches.some((branch) => resolve(document, branch)['x-graphql-kind'] !== undefined)
  })
}

function describeAlso(node: Node, words: string): void {
  const description = `${String(node['description'] ?? '').trimEnd()}\n\n${words}`
  Object.assign(node, { description: description.trim() })
}

function fenced(code: string): string {
  return `\`\`\`ts\n${code}\n\`\`\``
}
