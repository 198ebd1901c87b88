// The `documents` option: other GraphQL documents in place of the built-in ones.

import { checkOptions, checkWords } from '../../core/check.ts'
import { ArgumentError } from '../../core/errors/argument-error.ts'
import { type Documents, documents, isQuery, type OperationName, operationNames } from './documents.ts'

/** Documents by the operation that they are for, each with the variables that the client sends. */
export type OwnDocuments = { readonly [Name in OperationName]?: string | undefined }

/**
 * The documents of a client.
 *
 * @throws ArgumentError for a key that is no operation, and for a document that is not of its operation
 */
export function chooseDocuments(own: OwnDocuments | undefined): Documents {
  if (own === undefined) return documents
  checkOptions(own, operationNames, 'options.documents')
  const given = operationNames.filter((operation) => own[operation] !== undefined)
  const checked = given.map((operation) => [operation, checkDocument(operation, own[operation])])
  return { ...documents, ...Object.fromEntries(checked) }
}

/** The answer is looked up by the name of the operation, and a mutation is not to be taken for a query. */
function checkDocument(operation: OperationName, text: unknown): string {
  const argument = `options.documents.${operation}`
  const document = checkWords(text, argument)
  const kind = isQuery(operation) ? 'query' : 'mutation'
  const found = operationsIn(document)
  if (found.length !== 1 || found[0] !== `${kind} ${operation}`) {
    const rule = `must be one operation that begins with "${kind} ${operation}"`
    throw new ArgumentError(argument, `${rule}, has ${found.join(' and ') || 'none with a name'}`)
  }
  // A service ignores variables that a document does not declare: a filter would find everything, and say nothing.
  const missing = variablesOf(operation).find((name) => !usesVariable(document, name))
  if (missing !== undefined) throw new ArgumentError(argument, `must take its variable $${missing}`)
  return document
}

/** What the client sends with an operation. */
function variablesOf(operation: OperationName): readonly string[] {
  if (operation === 'version') return []
  return isQuery(operation) ? ['filter', 'nextToken'] : ['input']
}

function usesVariable(document: string, name: string): boolean {
  return new RegExp(`\\$${name}\\b`).test(document.replace(unread, ' '))
}

/** Comments and texts, in which words mean nothing. */
const unread = /#[^\n\r]*|"""(?:\\"""|[\s\S])*?"""|"(?:\\.|[^"\\\n\r])*"/g

/** What begins and ends a part of a document, and what begins an operation. */
const marks = /[{}()]|\b(query|mutation|subscription)\b\s*(\w*)/g

/** The operations that a document defines: `query messages`, … */
export function operationsIn(document: string): string[] {
  const found: string[] = []
  let depth = 0
  for (const [mark, kind, name] of document.replace(unread, ' ').matchAll(marks)) {
    if (kind === undefined) depth += mark === '{' || mark === '(' ? 1 : -1
    // Within a part, these words are names of fields and arguments.
    else if (depth === 0) found.push(`${kind} ${name}`.trim())
  }
  return found
}
