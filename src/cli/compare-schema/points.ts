// The points that the contract of the WebSockets Service marks as unverified, and which of them a schema decides.

import { unverified } from '../../../generated/websockets-service/unverified.ts'
import type { Point } from './point.ts'

type Name = (typeof unverified)[number]['name']

export const points: readonly Point[] = unverified

/** Where the type is what was read. The other points are about what happens, which no type tells. */
const decisive: Readonly<Partial<Record<Name, readonly string[]>>> = {
  pushMessageResult: ['Mutation.pushMessage'],
  pushGlobalMessageResult: ['Mutation.pushGlobalMessage'],
  messagesItems: ['MessagesQueryResult.items'],
  versionType: ['Query.version'],
  mandatoryMessage: ['MessageInput.message', 'GlobalMessageInput.message'],
}

export function decisiveFor({ name }: Point): readonly string[] {
  return decisive[name as Name] ?? []
}
