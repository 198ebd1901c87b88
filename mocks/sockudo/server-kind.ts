// What makes of the engine the fake of one server: its routes, its words, its sockets.

import type { FaultAnswer, UnreachableNode } from '../faults/effects.ts'
import type { FakeSocket } from '../fake-server.ts'
import type { Subject } from './faults/subject.ts'
import type { Answer } from './http/answer.ts'
import type { ApiRequest } from './http/request.ts'
import type { Circumstances } from './http/respond.ts'
import type { Match } from './http/routes.ts'
import type { World } from './world.ts'

export interface ServerKind<Operation extends string> {
  readonly operations: readonly Operation[]
  matchRoute(path: string): Match<Operation> | undefined
  /** Answers a request, and writes down that it did. */
  respond(world: World, request: ApiRequest, circumstances?: Circumstances): Answer
  /** Makes a connection of a socket, or refuses it. */
  accept(world: World, socket: FakeSocket, request: Request): void
  /** Refuses a fault that cannot be with this server. @throws ArgumentError */
  checkFault?(fault: object): void
  /** Refuses a code of a fault that the server does not have. @throws ArgumentError */
  checkCode(answer: FaultAnswer): void
  /** What a fault answers, in the words of the server. */
  instead(fault: FaultAnswer): Circumstances
  /** An app as it is seen where a node does not answer. */
  seenWithout?(world: World, node: UnreachableNode): Circumstances['seen']
  /** Milliseconds for which it waits for a node that does not answer. */
  waitFor(world: World, subject: Subject<Operation>, request: ApiRequest, node: UnreachableNode): number
}
