// A table of the operations of a contract, as a value: what lets a call by name exist without a wrapper each. Deprecated
// operations are left out, as they are from the types.

import type { Document } from './bundle.ts'
import { follow } from './references.ts'

interface Operation {
  readonly operationId?: string
  readonly deprecated?: boolean
  readonly security?: readonly object[]
  readonly responses?: Readonly<Record<string, { readonly $ref?: string; readonly content?: object }>>
}

const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace']

/** The table as the text of a module. */
export function operationsOf(document: Document): string {
  const lines = Object.entries(document.paths).flatMap(([path, item]) =>
    methods.flatMap((method) => {
      const operation = item[method] as Operation | undefined
      if (operation?.operationId === undefined || operation.deprecated === true) return []
      const { operationId } = operation
      const entry = {
        method: method.toUpperCase(),
        path,
        signed: isSigned(operation, document),
        text: isText(operation, document),
      }
      return [`  ${operationId}: ${JSON.stringify(entry)},`]
    }),
  )
  return `export const operations = {\n${lines.join('\n')}\n} as const\n`
}

function isSigned({ security }: Operation, document: Document): boolean {
  return (security ?? document.security ?? []).some((scheme) => Object.keys(scheme).length > 0)
}

/** Whether a success is text and nothing else. */
function isText({ responses = {} }: Operation, document: Document): boolean {
  const types = Object.entries(responses)
    .filter(([status]) => status.startsWith('2'))
    .flatMap(([, answer]) => Object.keys(follow(document, answer).content ?? {}))
  return types.length > 0 && types.every((type) => type.startsWith('text/'))
}
