// Reading what is going on: occupied channels, one channel, the members of a presence channel.

import { checkOptions } from '../core/check.ts'
import { ArgumentError, shapeOf } from '../core/errors/argument-error.ts'
import { type CallOptions, callOptionNames } from '../core/http.ts'
import { encodePathValue } from '../core/path.ts'
import { checkChannelName } from '../protocol/names.ts'
import { call } from './call.ts'
import { checkInfo } from './info.ts'
import type { Context } from './context.ts'
import { isEmptyList } from './dialect.ts'

export interface ChannelsOptions<Info extends string = string> extends CallOptions {
  /** Only channels whose name begins so: `presence-`. */
  readonly prefix?: string | undefined
  /** Counts for each channel: a name, or a list of them. */
  readonly info?: Info | readonly Info[] | undefined
}

export interface ChannelOptions<Info extends string = string> extends CallOptions {
  /** What to tell beside whether it is occupied: a name, or a list of them. */
  readonly info?: Info | readonly Info[] | undefined
}

export async function listChannels<Result>(context: Context, options: ChannelsOptions = {}): Promise<Result> {
  checkOptions(options, [...callOptionNames, 'prefix', 'info'], 'options')
  const { prefix, info } = options
  if (prefix !== undefined && typeof prefix !== 'string') {
    throw new ArgumentError('options.prefix', `must be a string, received ${shapeOf(prefix)}`)
  }
  const answer = await call<Result>(
    context,
    'listChannels',
    {
      query: {
        filter_by_prefix: prefix,
        info:
          info === undefined
            ? undefined
            : checkInfo(info, 'options.info', context.dialect.info?.listChannels),
      },
    },
    options,
  )
  return context.dialect.phpArrays === true ? withMap(answer) : answer
}

export async function getChannel<Result>(
  context: Context,
  channel: string,
  options: ChannelOptions = {},
): Promise<Result> {
  checkOptions(options, [...callOptionNames, 'info'], 'options')
  const channelName = checkPathChannel(channel, context)
  return call(
    context,
    'getChannel',
    {
      path: { channelName },
      query: {
        info:
          options.info === undefined
            ? undefined
            : checkInfo(options.info, 'options.info', context.dialect.info?.getChannel),
      },
    },
    options,
  )
}

export async function listChannelUsers<Result>(
  context: Context,
  channel: string,
  options: CallOptions = {},
): Promise<Result> {
  checkOptions(options, callOptionNames, 'options')
  const channelName = checkPresenceChannel(channel, context)
  const answer = await call<Result>(context, 'listChannelUsers', { path: { channelName } }, options)
  return context.dialect.phpArrays === true ? withList(answer) : answer
}

/** No channels, which PHP writes as a list. */
function withMap<Result>(answer: Result): Result {
  return isEmptyList((answer as { channels?: unknown }).channels) ? { ...answer, channels: {} } : answer
}

/** Users of several nodes, whose list PHP writes as a map where it has gaps. */
function withList<Result>(answer: Result): Result {
  const { users } = answer as { users?: unknown }
  const isMap = typeof users === 'object' && users !== null && !Array.isArray(users)
  return isMap ? { ...answer, users: Object.values(users) } : answer
}

/** A channel name that can stand in a path, too. */
export function checkPathChannel(channel: unknown, { names }: Context): string {
  const name = checkChannelName(channel, 'channel', names)
  encodePathValue(name, 'channel')
  return name
}

/** The same, of a channel that has members. */
export function checkPresenceChannel(channel: unknown, context: Context): string {
  const name = checkPathChannel(channel, context)
  if (name.startsWith('presence-')) return name
  throw new ArgumentError('channel', 'must begin with "presence-"; other channels have no members')
}
