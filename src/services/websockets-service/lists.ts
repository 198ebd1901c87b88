// messages() and globalMessages(): lists that the service hands out in pages.

import { type CallOptions, runCall } from '../../core/http.ts'
import { cursorsOf } from '../../core/page-cursors.ts'
import { type Page, type Paged, paged } from '../../core/paging.ts'
import type { Context } from './context.ts'
import type { Schemas } from './contract.ts'
import type { GlobalMessagesFilter, MessagesFilter } from './filters.ts'
import { runOperation } from './run.ts'
import { checkVariables, type OperationVariables } from './variables.ts'

/** Messages to recipients by name. */
export type Messages = Paged<Schemas['Message']>
/** Messages to everybody who was connected. */
export type GlobalMessages = Paged<Schemas['GlobalMessage']>

/** An answer, as far as a page is made from it. */
interface PageAnswer {
  readonly items?: unknown
  readonly nextToken?: unknown
}

export function messages(context: Context, filter: MessagesFilter = {}, options: CallOptions = {}): Messages {
  return list(context, 'messages', { filter }, options)
}

export function globalMessages(
  context: Context,
  filter: GlobalMessagesFilter = {},
  options: CallOptions = {},
): GlobalMessages {
  return list(context, 'globalMessages', { filter }, options)
}

function list<Item, Name extends 'messages' | 'globalMessages'>(
  context: Context,
  operation: Name,
  variables: OperationVariables[Name],
  options: CallOptions,
): Paged<Item> {
  // Now, because each page has to be asked for with the same filter, whatever the caller does to the object meanwhile.
  const prepared = settled(() => checkVariables(operation, variables) as OperationVariables[Name])
  return paged<Item, Page<Item>>({
    operation,
    read: (cursor) =>
      runCall(context.server, operation, async () => {
        const same = prepared()
        const cursors = cursorsOf([operation, same], 'its filter was different')
        const nextToken = cursor === undefined ? undefined : cursors.own(cursor)
        const { result, unreadable } = await runOperation(context, operation, { ...same, nextToken }, options)
        if (result === null) throw unreadable(`data.${operation}`, result, 'an object')
        const { items: found, nextToken: next } = result as PageAnswer
        if (!Array.isArray(found)) throw unreadable(`data.${operation}.items`, found, 'a list')
        const hole = found.findIndex((item) => typeof item !== 'object' || item === null)
        if (hole >= 0) throw unreadable(`data.${operation}.items[${hole}]`, found[hole], 'an object')
        // Missing is something else than null: a selection without it, which would lose all pages but the first.
        if (next === null) return { items: found as Item[], nextCursor: undefined }
        if (typeof next !== 'string' || next === '')
          throw unreadable(`data.${operation}.nextToken`, next, 'text or null')
        return { items: found as Item[], nextCursor: cursors.tagged(next) }
      }),
  })
}

/** Does it now, and tells of an error later. */
function settled<Value>(make: () => Value): () => Value {
  try {
    const value = make()
    return () => value
  } catch (error) {
    return () => {
      throw error
    }
  }
}
