// run(): one of the six operations by its name.

import type { CallOptions } from '../../core/http.ts'
import { type Answer, ask } from './ask.ts'
import type { Context } from './context.ts'
import type { ResultOf, WireVariables } from './contract.ts'
import { isQuery, type OperationName } from './documents.ts'
import { checkVariables, type OperationVariables } from './variables.ts'

/** The result of an operation, for what, and how to complain about it. */
export interface Result<Name extends OperationName> {
  /** As they were sent, whatever the caller has done to them meanwhile. */
  readonly sent: NonNullable<WireVariables<Name>>
  readonly result: ResultOf<Name>
  readonly unreadable: Answer['unreadable']
}

/** Runs one of the six operations. */
export async function runOperation<Name extends OperationName>(
  context: Context,
  operation: Name,
  variables: OperationVariables[Name],
  options?: CallOptions,
): Promise<Result<Name>> {
  const sent = checkVariables(operation, variables)
  const body = { operationName: operation, query: context.documents[operation], variables: sent }
  const request = { operation, body: JSON.stringify(body), readOnly: isQuery(operation) }
  const { data, unreadable } = await ask(context, request, options)
  const result = data[operation]
  if (result === undefined) throw unreadable(`data.${operation}`, result, 'the result')
  return { sent, result: result as ResultOf<Name>, unreadable }
}
