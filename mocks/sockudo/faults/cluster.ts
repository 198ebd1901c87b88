// What is missing where a node of a cluster does not answer the others.
//
// The node that answers waits for it, then answers with what it knows, and says so in one place only. Sockets of the
// other node do not get what is published here. Histories and presence histories are in stores of their own, and complete.

import type { UnreachableNode } from '../../faults/effects.ts'
import { isPresence } from '../channels/name.ts'
import { formPairs } from '../http/percent.ts'
import type { ApiRequest } from '../http/request.ts'
import type { OperationId } from '../http/routes.ts'
import { infoOf } from '../operations/info.ts'
import { listKey } from '../operations/list-channels.ts'
import type { Connection } from '../socket/connection.ts'
import type { AppState, World } from '../world.ts'

/** Milliseconds for which a node waits for the others. */
const patience = 5000

/** Publishes count the members in what the nodes have told each other before, so that nobody is missing. */
const asksForMembers: readonly OperationId[] = ['listChannels', 'getChannel', 'listChannelUsers']

/** The app as the answering node sees it. */
export function seenWithout(
  { settings }: World,
  state: AppState,
  node: UnreachableNode,
  operation: OperationId,
): AppState {
  const here = ({ socketId }: Connection): boolean => {
    try {
      return !isOn(node, socketId)
    } catch (error) {
      settings.onError(error)
      return true
    }
  }
  const left = <Key>(sets: ReadonlyMap<Key, Set<Connection>>): Map<Key, Set<Connection>> => {
    const entries = [...sets].map(([key, set]) => [key, new Set([...set].filter(here))] as const)
    return new Map(entries.filter(([, set]) => set.size > 0))
  }
  const members = new Map([...state.members].map(([channel, users]) => [channel, left(users)]))
  return {
    ...state,
    channels: left(state.channels),
    users: left(state.users),
    ...(asksForMembers.includes(operation) && { members }),
  }
}

function isOn({ sockets }: UnreachableNode, socketId: string): boolean {
  if (sockets === undefined) return true
  return typeof sockets === 'function' ? sockets(socketId) : sockets.includes(socketId)
}

/** Milliseconds that the request takes longer: the node asks the others once for each thing that it counts. */
export function waitFor(
  { wait = patience }: UnreachableNode,
  world: World,
  state: AppState,
  operation: OperationId,
  request: ApiRequest,
): number {
  return wait * questions(world, state, operation, request)
}

function questions(world: World, state: AppState, operation: OperationId, request: ApiRequest): number {
  const query = new Map(formPairs(request.query ?? ''))
  const countsUsers = infoOf(query.get('info')).has('user_count')
  if (operation === 'listChannelUsers') return 1
  if (operation === 'getChannel') return countsUsers ? 2 : 1
  if (operation === 'triggerEvent') return countsSockets(request, (body) => [body])
  if (operation === 'triggerBatch') return countsSockets(request, (body) => body.batch ?? [])
  if (operation !== 'listChannels' || world.cache.get(listKey(state.app.id, query)) !== undefined) return 0
  const prefix = query.get('filter_by_prefix') ?? ''
  const presence = [...state.channels.keys()].filter((name) => isPresence(name) && name.startsWith(prefix))
  return 1 + (countsUsers ? presence.length : 0)
}

interface Body {
  readonly info?: string
  readonly batch?: readonly Body[]
}

/** Events of a batch come one after the other, the channels of an event together. */
function countsSockets({ body }: ApiRequest, eventsOf: (body: Body) => readonly Body[]): number {
  try {
    const events = eventsOf(JSON.parse(new TextDecoder().decode(body)) as Body)
    return events.filter(({ info }) => infoOf(info).has('subscription_count')).length
  } catch {
    // It is refused, and nobody is asked.
    return 0
  }
}
