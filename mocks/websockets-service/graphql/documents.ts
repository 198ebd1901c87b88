// GraphQL documents, read and checked once: a test sends the same few again and again.

import {
  type DocumentNode,
  getOperationAST,
  GraphQLError,
  type GraphQLSchema,
  parse,
  type SelectionSetNode,
  validate,
} from 'graphql'
import { requireShallow } from './depth.ts'

export interface ReadDocument {
  /** Undefined for what is no GraphQL. */
  readonly document: DocumentNode | undefined
  /** Why it cannot be executed. */
  readonly errors: readonly GraphQLError[]
}

/** The most documents that are remembered. */
const most = 200

export function createDocuments(schema: GraphQLSchema): (text: string) => ReadDocument {
  const known = new Map<string, ReadDocument>()
  return (text) => {
    const found = known.get(text)
    if (found !== undefined) return found
    if (known.size >= most) known.clear()
    const read = readDocument(schema, text)
    known.set(text, read)
    return read
  }
}

function readDocument(schema: GraphQLSchema, text: string): ReadDocument {
  try {
    requireShallow(text)
    // More than any use needs, and less than takes the fake a second.
    const document = parse(text, { maxTokens: 10_000 })
    return { document, errors: validate(schema, document) }
  } catch (error) {
    if (error instanceof GraphQLError) return { document: undefined, errors: [error] }
    throw error
  }
}

/** The fields at the top of the operation that is to be executed, those in fragments included. */
export function rootFields(document: DocumentNode, operationName: string | undefined): readonly string[] {
  const operation = getOperationAST(document, operationName)
  const names: string[] = []
  const seen = new Set<string>()
  const collect = ({ selections }: SelectionSetNode): void => {
    for (const selection of selections) {
      if (selection.kind === 'Field') names.push(selection.name.value)
      else if (selection.kind === 'InlineFragment') collect(selection.selectionSet)
      else if (!seen.has(selection.name.value)) {
        seen.add(selection.name.value)
        const fragment = document.definitions.find(
          (one) => one.kind === 'FragmentDefinition' && one.name.value === selection.name.value,
        )
        if (fragment?.kind === 'FragmentDefinition') collect(fragment.selectionSet)
      }
    }
  }
  if (operation) collect(operation.selectionSet)
  return names
}
