// The `documents` option: other GraphQL documents in place of the built-in ones.

import { checkOptions, checkWords } from '../../core/check.ts'
import { ArgumentError } from '../../core/errors/argument-error.ts'
import { type Documents, documents, isQuery, type OperationName, operationNames } from './documents.ts'

/** Documents by the operation that they are for. */
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
  return document
}

/** Comments and texts, in which words mean nothing. */
const unread = /#[^\n\r]*|"""(?:\\"""|[\s\S])*?"""|"(?:\\.|[^"\\\n\r])*"/g

/** The operations that a document defines: `query messages`, … */
export function operationsIn(document: string): string[] {
  let outside = document.replace(unread, ' ')
  // What is in parentheses and braces, from the inside out.
  for (let before = ''; before !== outside;) {
    before = outside
    outside = outside.replace(/\{[^{}()]*\}|\([^{}()]*\)/g, ' ; ')
  }
  return [...outside.matchAll(/\b(query|mutation|subscription)\b\s*(\w*)/g)].map(([, kind, name]) =>
    `${kind} ${name}`.trim(),
  )
}
