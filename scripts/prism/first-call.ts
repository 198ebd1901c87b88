// A call of a contract that anybody can make: the first GET, with the examples of its parameters.

import {
  type ContractDocument,
  type Node,
  operationsOf,
  resolve,
} from '../../test/contract/support/contracts.ts'

/**
 * Path and query of the first GET that needs a signature, or of the first GET.
 *
 * The parts of a signature are there, but nothing is signed: enough for a mock, which knows names and no secrets.
 */
export function firstCall(document: ContractDocument): string {
  const gets = operationsOf(document).filter(({ method }) => method === 'GET')
  const keysOf = (definition: Node): string[] => keyNames(document, definition)
  const chosen = gets.find(({ definition }) => keysOf(definition).length > 0) ?? gets[0]
  if (chosen === undefined) throw new Error(`${document.info.title} has no GET`)
  const required = chosen.parameters.filter((parameter) => parameter['required'] === true)
  const example = (name: string): string =>
    encodeURIComponent(String(required.find((parameter) => parameter['name'] === name)?.['example']))
  const path = chosen.path.replace(/\{(\w+)\}/g, (_, name: string) => example(name))
  const query = [
    ...keysOf(chosen.definition).map((name) => `${name}=any`),
    ...required.flatMap(({ name, in: place }) =>
      place === 'query' ? `${String(name)}=${example(String(name))}` : [],
    ),
  ]
  return query.length === 0 ? path : `${path}?${query.join('&')}`
}

/** The names of the API keys in the query that an operation asks for. */
function keyNames(document: ContractDocument, { security }: Node): string[] {
  const schemes = (document['components'] as { readonly securitySchemes?: Readonly<Record<string, Node>> })
    .securitySchemes
  const [first = {}] = (security ?? document['security'] ?? []) as readonly Node[]
  return Object.keys(first).flatMap((name) => {
    const scheme = resolve(document, schemes?.[name] ?? {})
    return scheme['type'] === 'apiKey' && scheme['in'] === 'query' ? String(scheme['name']) : []
  })
}
