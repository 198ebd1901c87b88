// A valid call of any operation, made from the examples of the contract.

import { readFileSync } from 'node:fs'
import { operations } from '../../../generated/sockudo/operations.ts'
import type { Call, OperationId } from '../case.ts'

const file = new URL('../../../generated/sockudo/openapi.json', import.meta.url)
const document: unknown = JSON.parse(readFileSync(file, 'utf8'))

/** With the parameters that are required and the first example of a body. */
export function validCall(operation: OperationId): Call {
  const { path, method } = operations[operation]
  const item = child(child(document, 'paths'), path)
  const own = child(item, method.toLowerCase())
  const parameters = [...list(child(item, 'parameters')), ...list(child(own, 'parameters'))]
  const bodies = child(child(child(child(own, 'requestBody'), 'content'), 'application/json'), 'examples')
  const [body] = Object.keys((bodies ?? {}) as object).map((name) => child(child(bodies, name), 'value'))
  return { operation, path: examples(parameters, 'path'), query: examples(parameters, 'query'), body }
}

function examples(parameters: readonly unknown[], place: string): Record<string, string> {
  const used = parameters.filter((one) => child(one, 'in') === place && child(one, 'required') === true)
  return Object.fromEntries(used.map((one) => [String(child(one, 'name')), String(child(one, 'example'))]))
}

/** A member, behind a reference if there is one. */
function child(parent: unknown, name: string): unknown {
  return followed((parent as Record<string, unknown> | undefined)?.[name])
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value.map(followed) : []
}

function followed(value: unknown): unknown {
  const reference = (value as { $ref?: string } | undefined)?.$ref
  if (reference === undefined) return value
  return reference
    .slice(2)
    .split('/')
    .reduce<unknown>((found, step) => child(found, step), document)
}
