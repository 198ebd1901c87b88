// The first success that a contract shows of each operation, as a value: what a fake answers where it plays nothing. A
// contract asks for it with `x-generate: examples`.

import type { Document } from './bundle.ts'
import { follow } from './references.ts'

interface Answer {
  readonly $ref?: string
  readonly headers?: Readonly<Record<string, Reference>>
  readonly content?: Readonly<Record<string, { readonly examples?: Readonly<Record<string, Reference>> }>>
}

interface Reference {
  readonly $ref?: string
  readonly value?: unknown
  readonly example?: unknown
}

interface Operation {
  readonly operationId?: string
  readonly deprecated?: boolean
  readonly responses?: Readonly<Record<string, Answer>>
}

const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace']

/** The examples as the text of a module; undefined for a contract that does not ask for them. */
export function examplesOf(document: Document): string | undefined {
  if (document['x-generate'] !== 'examples') return undefined
  const operations = Object.values(document.paths).flatMap((item) =>
    methods.map((method) => item[method] as Operation | undefined),
  )
  const lines = operations.flatMap((operation) => {
    if (operation?.operationId === undefined || operation.deprecated === true) return []
    return [`  ${operation.operationId}: ${JSON.stringify(successOf(document, operation))},`]
  })
  return `export const examples = {\n${lines.join('\n')}\n} as const\n`
}

/** Of a redirect the headers are a part of the answer. */
function successOf(document: Document, { responses = {} }: Operation): object | undefined {
  for (const [status, response] of Object.entries(responses)) {
    if (!/^[23]/.test(status)) continue
    const { headers = {}, content = {} } = follow(document, response)
    const answer = {
      status: Number(status),
      ...(status.startsWith('3') ? shownHeaders(document, headers) : {}),
    }
    for (const [contentType, { examples = {} }] of Object.entries(content)) {
      const values = Object.values(examples).map((example) => follow(document, example).value)
      const body = values.find((value) => !isFailure(value))
      if (body !== undefined) return { ...answer, contentType, body }
    }
    if (Object.keys(content).length === 0) return { ...answer, body: '' }
  }
  return undefined
}

function shownHeaders(document: Document, headers: NonNullable<Answer['headers']>): object {
  const shown = Object.entries(headers).map(([name, header]) => {
    return [name, follow(document, header).example]
  })
  return { headers: Object.fromEntries(shown) }
}

/** Some servers tell of a failure with the status 200. */
function isFailure(value: unknown): boolean {
  return (value as { readonly error?: unknown } | null | undefined)?.error === true
}
