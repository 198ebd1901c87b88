// A call of a contract that anybody can make, with the examples of the contract: the first GET, or the shortest POST where
// there is no GET.

import {
  type ContractDocument,
  type Node,
  type Operation,
  operationsOf,
  resolve,
} from '../../test/contract/support/contracts.ts'

/**
 * What follows `curl`: the address and, for a POST, the headers and the body.
 *
 * The parts of a signature and the keys are there, but nothing is signed: enough for a mock, which knows names and no
 * secrets.
 *
 * @param base - where the mock listens, without a slash at its end
 */
export function firstCall(document: ContractDocument, base: string): string {
  const operations = operationsOf(document)
  const gets = operations.filter(({ method }) => method === 'GET')
  const signed = gets.find(({ definition }) => keyNames(document, definition, 'query').length > 0)
  const get = signed ?? gets[0]
  if (get !== undefined) return `'${base}${target(document, get)}'`
  const posts = operations.filter(({ method }) => method === 'POST')
  const calls = posts.flatMap((post) => bodies(document, post).map((body) => ({ post, body })))
  const [call] = calls.sort((one, other) => one.body.length - other.body.length)
  if (call === undefined)
    throw new Error(`${document.info.title} has neither a GET nor a POST with an example`)
  const keys = keyNames(document, call.post.definition, 'header').map((name) => `${name}: any`)
  const headers = [...keys, 'content-type: application/json'].map((header) => `-H '${header}'`).join(' ')
  return `'${base}${target(document, call.post)}' ${headers} -d '${call.body.replaceAll("'", "'\\''")}'`
}

/** Path and query, with the examples of what is required. */
function target(document: ContractDocument, operation: Operation): string {
  const required = operation.parameters.filter((parameter) => parameter['required'] === true)
  const example = (name: string): string =>
    encodeURIComponent(String(required.find((parameter) => parameter['name'] === name)?.['example']))
  const path = operation.path.replace(/\{(\w+)\}/g, (_, name: string) => example(name))
  const query = [
    ...keyNames(document, operation.definition, 'query').map((name) => `${name}=any`),
    ...required.flatMap(({ name, in: place }) =>
      place === 'query' ? `${String(name)}=${example(String(name))}` : [],
    ),
  ]
  return query.length === 0 ? path : `${path}?${query.join('&')}`
}

/** The examples of a JSON body, as text. */
function bodies(document: ContractDocument, { definition }: Operation): string[] {
  const request = resolve(document, (definition['requestBody'] ?? {}) as Node)
  const content = (request['content'] ?? {}) as Readonly<Record<string, Node>>
  const examples = (content['application/json']?.['examples'] ?? {}) as Readonly<Record<string, Node>>
  return Object.values(examples).map((example) => JSON.stringify(resolve(document, example)['value']))
}

/** The names of the API keys that an operation asks for at a place. */
function keyNames(document: ContractDocument, { security }: Node, place: 'query' | 'header'): string[] {
  const schemes = (document['components'] as { readonly securitySchemes?: Readonly<Record<string, Node>> })
    .securitySchemes
  const [first = {}] = (security ?? document['security'] ?? []) as readonly Node[]
  return Object.keys(first).flatMap((name) => {
    const scheme = resolve(document, schemes?.[name] ?? {})
    return scheme['type'] === 'apiKey' && scheme['in'] === place ? String(scheme['name']) : []
  })
}
