// query(): any GraphQL document.

import { checkWords } from '../../core/check.ts'
import { encodeJson } from '../../core/encode-json.ts'
import { ArgumentError, shapeOf } from '../../core/errors/argument-error.ts'
import type { CallOptions } from '../../core/http.ts'
import { type Answer, ask } from './ask.ts'
import type { Context } from './context.ts'

/** Runs any document, and resolves to all of its data. */
export async function query(
  context: Context,
  document: unknown,
  variables: unknown,
  options?: CallOptions,
): Promise<Answer['data']> {
  const text = JSON.stringify(checkWords(document, 'document'))
  const content = variables === undefined ? '' : `,"variables":${encodeVariables(variables)}`
  // Without the word there is none; with it there may be one.
  const readOnly = !/\bmutation\b/.test(document as string)
  const { data } = await ask(
    context,
    { operation: 'query', body: `{"query":${text}${content}}`, readOnly },
    options,
  )
  return data
}

function encodeVariables(variables: unknown): string {
  if (typeof variables === 'object' && variables !== null && !Array.isArray(variables)) {
    return encodeJson(variables, 'variables')
  }
  throw new ArgumentError('variables', `must be an object, received ${shapeOf(variables)}`)
}
