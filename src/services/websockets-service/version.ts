// version(): one text, of whatever type the live service has it.

import type { CallOptions } from '../../core/http.ts'
import type { Context } from './context.ts'
import { runOperation } from './run.ts'

export async function version(context: Context, options?: CallOptions): Promise<string> {
  const { result, unreadable } = await runOperation(context, 'version', {}, options)
  const text = textOf(result) ?? textOf(onlyFieldOf(result))
  if (text !== undefined) return text
  throw unreadable('data.version', result, 'text, a number, or an object with one of them')
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined
}

/** A document can select a field, where the type has some. Which of several would be meant nobody can say. */
function onlyFieldOf(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
  const fields: unknown[] = Object.values(value)
  return fields.length === 1 ? fields[0] : undefined
}
