// The channels that Apple keeps for live activities, asked for through the server.

import { sha256, toBase64 } from '#crypto'
import { fromHex } from '../../../../src/core/bytes.ts'
import { featureDisabled, invalidInput, serviceUnavailable } from '../../http/failure.ts'
import type { SignedCall } from '../../http/call.ts'
import { blank } from '../model/check.ts'
import type { StoragePolicy } from '../model/recipient.ts'
import { isChannelId } from '../pipeline/refuse.ts'
import type { World } from '../../world.ts'
import type { PushSettings } from '../settings.ts'
import type { FakeAppleRefusal, FakeAppleRequest } from '../types.ts'

export interface Channel {
  readonly channelId: string
  readonly storagePolicy: StoragePolicy
}

/** @throws Failure */
export function createChannel({ world }: SignedCall, storagePolicy: StoragePolicy): Channel {
  askApple(world, { action: 'create', channelId: undefined })
  // Apple's ids are base64, with the letters that a path must not have.
  const bytes = fromHex(sha256(world.settings.ids.uuid())).subarray(0, 12)
  const channelId = toBase64(bytes)
  world.push.channels.set(channelId, storagePolicy)
  return { channelId, storagePolicy }
}

/** @throws Failure */
export function getChannel({ world }: SignedCall, channelId: string): Channel {
  askApple(world, { action: 'get', channelId })
  const storagePolicy = world.push.channels.get(channelId)
  if (storagePolicy === undefined) throw invalidInput('ChannelNotRegistered')
  return { channelId, storagePolicy }
}

/** @throws Failure */
export function listChannels({ world }: SignedCall): readonly string[] {
  askApple(world, { action: 'list', channelId: undefined })
  return [...world.push.channels.keys()]
}

/** @throws Failure */
export function deleteChannel({ world }: SignedCall, channelId: string): void {
  askApple(world, { action: 'delete', channelId })
  if (!world.push.channels.delete(channelId)) throw invalidInput('ChannelNotRegistered')
}

function askApple({ settings }: World, request: FakeAppleRequest): void {
  if (!settings.push.liveActivities) {
    throw featureDisabled('APNs Live Activity broadcast is not configured')
  }
  const { channelId } = request
  if (channelId !== undefined) {
    const problem = blank('secret', channelId)
    if (problem !== undefined) throw invalidInput(problem)
    if (!isChannelId(channelId)) throw invalidInput('channel ID has an invalid format')
  }
  const refusal = refusalOf(settings.push, request)
  if (refusal === undefined) return
  const { status, reason = 'provider rejected channel request', retryAfter } = refusal
  if (status !== 429 && status < 500) throw invalidInput(reason)
  const at = retryAfter === undefined ? undefined : Math.floor(settings.clock()) + retryAfter * 1000
  const until = at === undefined ? '' : `; retry after ${at}ms epoch`
  throw serviceUnavailable(`APNs channel management is unavailable: ${reason}${until}`)
}

function refusalOf({ apple }: PushSettings, request: FakeAppleRequest): FakeAppleRefusal | undefined {
  try {
    return apple(request)
  } catch {
    throw serviceUnavailable('APNs channel management transport failed')
  }
}
