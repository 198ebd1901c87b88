// TypeScript types of a contract, with a second set of paths for clients that know their app.

import type { Compiler } from './compiler.ts'
import type { Document, Parameter, PathItem } from './bundle.ts'
import { follow } from './references.ts'

/** What all paths of an app begin with, and what a client of one app leaves out. */
const appPrefix = '/apps/{appId}'

const options = {
  immutable: true,
  alphabetize: false,
  rootTypes: true,
  rootTypesNoSchemaPrefix: true,
  // A deprecated operation is described, and nobody is led to it.
  excludeDeprecated: true,
  postTransform: mutableList,
}

/** openapi-fetch 0.17 takes a readonly array for an object whose members are nothing: not even `for … of` would do. */
function mutableList<Type extends object>(type: Type): Type | undefined {
  return 'operator' in type && 'type' in type ? (type.type as Type) : undefined
}

/**
 * The types of a document as the text of a module.
 *
 * `paths`, `components` and `operations` come from openapi-typescript; `AppPaths` is `paths` without `/apps/{appId}`, for
 * a contract that has such paths.
 */
export async function typesOf({ typescript }: Compiler, document: Document): Promise<string> {
  const { default: openapiTS, astToString } = typescript
  const whole = astToString(await openapiTS(structuredClone(document) as never, options))
  if (!Object.keys(document.paths).some((path) => path.startsWith(appPrefix))) return whole
  const stripped = await openapiTS(withoutApp(document) as never, options)
  const paths = astToString(stripped.filter((node) => /^paths$/.test(nameOf(node))))
  return `${whole}${paths.replace('export interface paths', 'export interface AppPaths')}`
}

function nameOf(node: unknown): string {
  return String((node as { name?: { escapedText?: unknown } }).name?.escapedText ?? '')
}

/** The document with the prefix and its parameter taken away; ids go, so that each operation is written out in place. */
function withoutApp(document: Document): Document {
  const copy = structuredClone(document)
  const isAppId = (parameter: Parameter): boolean => {
    const found = follow(copy, parameter)
    return found.in === 'path' && found.name === 'appId'
  }
  const paths: Record<string, PathItem> = {}
  for (const [path, item] of Object.entries(copy.paths)) {
    const inApp = path.startsWith(appPrefix)
    for (const part of [item, ...Object.values(item)]) {
      const operation = part as { parameters?: readonly Parameter[]; operationId?: string }
      delete operation.operationId
      if (inApp && operation.parameters)
        operation.parameters = operation.parameters.filter((one) => !isAppId(one))
    }
    paths[inApp ? path.slice(appPrefix.length) : path] = item
  }
  return { ...copy, paths }
}
