// The answer that the contract gives for an example.

import { examples } from '../../../generated/users/examples.ts'
import type { WireAnswer } from '../../fake-server.ts'
import { bare } from '../http/answer.ts'
import type { UsersOperation } from '../http/routes.ts'

export interface Example {
  readonly status: number
  readonly contentType?: string | undefined
  readonly body?: unknown
}

export function answerExample(operation: UsersOperation): WireAnswer {
  const { status, contentType = 'application/json', body }: Example = examples[operation]
  if (body === undefined) return bare(status, '')
  const type = { 'content-type': contentType === '*/*' ? ofFile : contentType }
  return bare(status, contentType.endsWith('json') ? JSON.stringify(body) : String(body), type)
}

/** A file has any; that of the contract is a text. */
const ofFile = 'text/plain'
