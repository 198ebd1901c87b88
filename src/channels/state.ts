// Reading what is going on: occupied channels, one channel, the members of a presence channel.

import { checkOptions } from '../core/check.ts'
import { ArgumentError, shapeOf } from '../core/errors/argument-error.ts'
import { type CallOptions, callOptionNames } from '../core/http.ts'
import { checkChannelName } from '../protocol/names.ts'
import { call } from './call.ts'
import type { Context } from './context.ts'

export interface ChannelsOptions<Info extends string = string> extends CallOptions {
  /** Only channels whose name begins so: `presence-`. */
  readonly prefix?: string | undefined
  /** Counts for each channel. */
  readonly info?: readonly Info[] | undefined
}

export interface ChannelOptions<Info extends string = string> extends CallOptions {
  readonly info?: readonly Info[] | undefined
}

export async function listChannels<Result>(context: Context, options: ChannelsOptions = {}): Promise<Result> {
  checkOptions(options, [...callOptionNames, 'prefix', 'info'], 'options')
  const { prefix, info } = options
  if (prefix !== undefined && typeof prefix !== 'string') {
    throw new ArgumentError('options.prefix', `must be a string, received ${shapeOf(prefix)}`)
  }
  return call(
    context,
    'listChannels',
    { query: { filter_by_prefix: prefix, info: checkInfo(info) } },
    options,
  )
}

export async function getChannel<Result>(
  context: Context,
  channel: string,
  options: ChannelOptions = {},
): Promise<Result> {
  checkOptions(options, [...callOptionNames, 'info'], 'options')
  const channelName = checkChannelName(channel, 'channel', context.limits)
  return call(
    context,
    'getChannel',
    { path: { channelName }, query: { info: checkInfo(options.info) } },
    options,
  )
}

export async function listChannelUsers<Result>(
  context: Context,
  channel: string,
  options: CallOptions = {},
): Promise<Result> {
  checkOptions(options, callOptionNames, 'options')
  const channelName = checkChannelName(channel, 'channel', context.limits)
  if (!channelName.startsWith('presence-')) {
    throw new ArgumentError('channel', 'must begin with "presence-"; other channels have no members')
  }
  return call(context, 'listChannelUsers', { path: { channelName } }, options)
}

function checkInfo(info: unknown): readonly string[] | undefined {
  if (info === undefined) return undefined
  const valid =
    Array.isArray(info) &&
    info.length > 0 &&
    info.every((token) => typeof token === 'string' && /^[a-z_]+$/.test(token))
  if (!valid)
    throw new ArgumentError('options.info', `must be a list of attribute names, received ${shapeOf(info)}`)
  return info
}
