// What counts as a refusal, and with which status it is meant.

import type { Answer } from './check.ts'

export function isRefusal({ status = 0, body, event = '', closed }: Answer): boolean {
  const { error } = Object(body) as { error?: unknown }
  // soketi's refusals have the status 200.
  return status >= 300 || typeof error === 'string' || closed !== undefined || event.endsWith('error')
}

/** The status of an answer, or the code in the body of a refusal that was sent with the status 200. */
export function meantStatus(answer: Answer): number {
  const { status = 0, body } = answer
  const { code } = Object(body) as { code?: unknown }
  return status === 200 && isRefusal(answer) && typeof code === 'number' ? code : status
}
