// What each operation takes, and what is wrong with it.

import { checkNonEmpty, checkOptions, optional } from '../../core/check.ts'
import { ArgumentError, shapeOf } from '../../core/errors/argument-error.ts'
import type { WireVariables } from './contract.ts'
import { type OperationName, operationNames } from './documents.ts'
import {
  type GlobalMessagesFilter,
  globalMessagesFilter,
  type MessagesFilter,
  messagesFilter,
} from './filters.ts'
import {
  globalMessageInput,
  messageInput,
  type PushGlobalMessageInput,
  type PushMessageInput,
  recipientInput,
  type RegisterRecipientInput,
} from './inputs.ts'
import { present } from './present.ts'

/** Variables by operation. */
export interface OperationVariables {
  readonly registerRecipient: { readonly input: RegisterRecipientInput }
  readonly pushMessage: { readonly input: PushMessageInput }
  readonly pushGlobalMessage: { readonly input: PushGlobalMessageInput }
  readonly messages: { readonly filter?: MessagesFilter | undefined; readonly nextToken?: string | undefined }
  readonly globalMessages: {
    readonly filter?: GlobalMessagesFilter | undefined
    readonly nextToken?: string | undefined
  }
  readonly version: { readonly [Name in never]: never }
}

type Checks = { readonly [Name in OperationName]: (variables: object) => NonNullable<WireVariables<Name>> }

/** What is wrong with variables is said before there is traffic, whichever way they come. */
const checks: Checks = {
  registerRecipient: (variables) => ({ input: recipientInput(inputOf(variables)) }),
  pushMessage: (variables) => ({ input: messageInput(inputOf(variables)) }),
  pushGlobalMessage: (variables) => ({ input: globalMessageInput(inputOf(variables)) }),
  messages: (variables) => pageVariables(variables, messagesFilter),
  globalMessages: (variables) => pageVariables(variables, globalMessagesFilter),
  version(variables) {
    checkOptions(variables, [], 'variables')
    return {}
  },
}

/** The variables of an operation as they travel. */
export function checkVariables<Name extends OperationName>(
  operation: Name,
  variables: unknown,
): NonNullable<WireVariables<Name>> {
  if (!operationNames.includes(operation)) {
    const rule = `must be one of ${operationNames.join(', ')}, received ${shapeOf(operation)}`
    throw new ArgumentError('operation', rule)
  }
  return checks[operation](variables as object) as NonNullable<WireVariables<Name>>
}

function inputOf(variables: object): unknown {
  checkOptions(variables, ['input'], 'variables')
  return (variables as { readonly input?: unknown }).input
}

function pageVariables<Filter>(
  variables: object,
  checkFilter: (filter: unknown) => Filter,
): { filter?: Filter; nextToken?: string } {
  checkOptions(variables, ['filter', 'nextToken'], 'variables')
  const { filter, nextToken } = variables as { readonly filter?: unknown; readonly nextToken?: unknown }
  return present({
    filter: optional(checkFilter, filter, 'filter'),
    nextToken: optional(checkNonEmpty, nextToken, 'variables.nextToken'),
  })
}
