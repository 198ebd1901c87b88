// Which channels a webhook is about.

import { ArgumentError } from '../../../src/core/errors/argument-error.ts'
import { withoutTypePrefix } from '../channels/name.ts'
import { requireSettings } from '../../check-settings.ts'
import type { FakeWebhookFilter } from './types.ts'

export type ChannelFilter = (channel: string) => boolean

const known: readonly string[] = [
  'channelPrefix',
  'channelSuffix',
  'channelPattern',
  'channelNamespace',
  'channelNamespaces',
] satisfies (keyof FakeWebhookFilter)[]

/** @throws ArgumentError */
export function resolveFilter(argument: string, filter: FakeWebhookFilter = {}): ChannelFilter {
  requireSettings(argument, filter, known)
  const { channelPrefix = '', channelSuffix = '', channelPattern = '' } = filter
  const pattern = compile(`${argument}.channelPattern`, channelPattern)
  return (channel) =>
    channel.startsWith(channelPrefix) &&
    channel.endsWith(channelSuffix) &&
    pattern.test(channel) &&
    inNamespace(filter, channel)
}

function inNamespace({ channelNamespace, channelNamespaces }: FakeWebhookFilter, channel: string): boolean {
  const [, namespace] = /^([^:]*):/.exec(withoutTypePrefix(channel)) ?? []
  if (channelNamespace !== undefined && namespace !== channelNamespace) return false
  return channelNamespaces === undefined || (namespace !== undefined && channelNamespaces.includes(namespace))
}

function compile(argument: string, pattern: string): RegExp {
  try {
    return new RegExp(pattern, 'u')
  } catch (cause) {
    throw new ArgumentError(argument, 'must be a regular expression', { cause })
  }
}
