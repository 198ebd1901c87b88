// The fields of Query and Mutation.

import type { GraphQLResolveInfo } from 'graphql'
import type { FakeGlobalMessage, FakePushedMessage } from '../types.ts'
import { fitsGlobalMessage, fitsMessage } from '../messages/filter.ts'
import { type Listed, type ListedPage, type Listing, pageOf } from '../messages/page.ts'
import { type GlobalMessageInput, type MessageInput, push } from '../messages/push.ts'
import { pushGlobal } from '../messages/push-global.ts'
import { type GlobalRow, type Row, shownGlobalMessage, shownMessage } from '../messages/row.ts'
import { register, type RegisterInput } from '../socket/register.ts'
import type { World } from '../world.ts'
import type { Context } from './execute.ts'
import { Refusal } from './refusal.ts'

type Resolver = (args: never, context: Context, info: GraphQLResolveInfo) => unknown

interface Input<Value> {
  readonly input: Value
}

interface PushResult {
  readonly item: FakePushedMessage | null
  readonly error: { readonly message: string } | null
}

const globalMessages: Listed<GlobalRow, FakeGlobalMessage> = {
  name: 'globalMessages',
  fitsOf: fitsGlobalMessage,
  shown: shownGlobalMessage,
}

function messagesOf({ settings }: World): Listed<Row, FakePushedMessage> {
  return {
    name: 'messages',
    fitsOf: (filter) => fitsMessage(filter, settings.globalMessageRows === 'listed'),
    shown: (row) => shownMessage(row, settings),
  }
}

const unguarded = {
  version: (_: unknown, { world }: Context): string => world.settings.version,
  messages: (listing: Listing, { world }: Context): ListedPage<FakePushedMessage> =>
    pageOf(messagesOf(world), world.messages.items, listing, world.settings),
  globalMessages: (listing: Listing, { world }: Context): ListedPage<FakeGlobalMessage> =>
    pageOf(globalMessages, world.globalMessages.items, listing, world.settings),
  registerRecipient: ({ input }: Input<RegisterInput>, { world, socketUrl }: Context): object =>
    register(world, input, socketUrl),
  pushMessage(
    { input }: Input<MessageInput>,
    { world }: Context,
  ): PushResult | undefined | readonly PushResult[] {
    const { settings } = world
    const results = push(world, input).map((result): PushResult =>
      'reason' in result
        ? { item: null, error: { message: result.reason } }
        : { item: shownMessage(result, settings), error: null },
    )
    if (settings.pushResult === 'object') return results[0]
    return settings.pushResultOrder === 'recipients' ? results : results.reverse()
  },
  pushGlobalMessage({ input }: Input<GlobalMessageInput>, { world }: Context): object {
    const item = shownGlobalMessage(pushGlobal(world, input))
    return world.settings.pushGlobalResult === 'message' ? item : { item, error: null }
  },
} satisfies Readonly<Record<string, Resolver>>

/** Each of them asks first whether the key may. */
export const resolvers: Readonly<Record<string, Resolver>> = Object.fromEntries(
  Object.entries(unguarded).map(([name, resolve]) => [
    name,
    (args: never, context: Context, info: GraphQLResolveInfo) => {
      const kind = info.parentType.name === 'Mutation' ? 'mutation' : 'query'
      const refusal = context.grant.refusalOf(kind, name)
      if (refusal !== undefined) throw new Refusal(refusal)
      return resolve(args, context)
    },
  ]),
)
