// Pushes that the server gives up without asking the provider.

import { utf8Length } from '../../../../src/core/bytes.ts'
import type { World } from '../../world.ts'
import { isPrivateHost } from '../model/endpoint.ts'
import { membersOf } from '../render/check-override.ts'
import { appleBody } from '../render/render.ts'
import type { Job } from './job.ts'
import { problemOfLiveActivity } from './live-activity-payload.ts'
import type { Failure } from './failure.ts'
import { problemOfKeys } from './web-push-keys.ts'

const gone = (reason: string): Failure => ({ error: 'invalid_token', reason, isDeviceGone: true })
const malformed = (reason: string): Failure => ({ error: 'invalid_token', reason })
const invalidPayload = (reason: string): Failure => ({ error: 'invalid_payload', reason })

export function refuse(world: World, job: Job): Failure | undefined {
  const { recipient } = job
  switch (recipient.transportType) {
    case 'web':
      if (isPrivateHost(recipient.endpoint)) return gone('web push endpoint host is not allowed')
      return problemOfKeys(recipient, gone) ?? problemOfWebHeaders(job)
    case 'wns':
      return isPrivateHost(recipient.channelUri) ? gone('web push endpoint host is not allowed') : undefined
    case 'apns':
      return problemOfToken('device token', recipient.deviceToken) ?? problemOfDevicePush(job)
    case 'apnsLiveActivity':
    case 'apnsLiveActivityBroadcast':
      return refuseLiveActivity(world, job)
    default:
      return undefined
  }
}

/**
 * The payload that the server itself makes has no topic where there is no `collapseKey`, and that it refuses: a web push
 * needs one.
 */
function problemOfWebHeaders({ payload }: Job): Failure | undefined {
  const headers = membersOf(membersOf(payload)['headers'])
  const wrong = ['urgency', 'topic'].find((name) => name in headers && typeof headers[name] !== 'string')
  return wrong === undefined ? undefined : invalidPayload(`web push ${wrong} must be a string`)
}

function problemOfToken(name: string, token: string): Failure | undefined {
  return token.length <= 512 && /^[A-Za-z0-9_-]+$/.test(token)
    ? undefined
    : malformed(`APNs ${name} has an invalid format`)
}

function problemOfDevicePush({ payload }: Job): Failure | undefined {
  const headers = membersOf(membersOf(payload)['headers'])
  if (headers['apns-push-type'] === 'liveactivity') {
    return invalidPayload('liveactivity payload requires an APNs Live Activity recipient')
  }
  const { 'apns-priority': priority } = headers
  const isText = typeof priority === 'string' || typeof priority === 'number'
  if (isText && !['5', '10'].includes(String(priority))) {
    return invalidPayload('APNs device priority must be 5 or 10')
  }
  return problemOfSize(payload)
}

function problemOfSize(payload: unknown): Failure | undefined {
  return utf8Length(JSON.stringify(appleBody(payload))) > 4096
    ? invalidPayload('APNs device payload exceeds 4096 bytes')
    : undefined
}

function refuseLiveActivity(world: World, { recipient, payload, expires }: Job): Failure | undefined {
  if (!world.settings.push.liveActivities) {
    return { error: 'feature_disabled', reason: 'APNs Live Activities are disabled' }
  }
  if (recipient.transportType === 'apnsLiveActivity') {
    return (
      problemOfToken('Live Activity token', recipient.activityToken) ??
      problemOfLiveActivity(payload, false) ??
      problemOfSize(payload)
    )
  }
  if (recipient.transportType !== 'apnsLiveActivityBroadcast') return undefined
  if (!isChannelId(recipient.channelId)) return malformed('APNs channel ID has an invalid format')
  const problem = problemOfLiveActivity(payload, true)
  if (problem !== undefined) return problem
  const seconds = Math.floor(world.settings.clock() / 1000)
  const isPast = expires !== undefined && Math.floor(expires / 1000) <= seconds
  return isPast && recipient.storagePolicy === 'mostRecent'
    ? invalidPayload('stored APNs broadcast requires a future expiration')
    : undefined
}

export function isChannelId(id: string): boolean {
  return id.length <= 4096 && /^[A-Za-z0-9_+/=-]+$/.test(id)
}
