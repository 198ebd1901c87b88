// Channels of live activities, which are kept by Apple.

import { bare, json } from '../http/answer.ts'
import type { SignedOperation } from '../http/call.ts'
import { createChannel, deleteChannel, getChannel, listChannels } from '../push/live-activities/channels.ts'
import { storagePolicy } from '../push/model/recipient.ts'
import { readPushBody } from '../push/request/body.ts'
import { requireAdmin } from '../push/request/capability.ts'
import { struct } from '../serde/struct.ts'

const channelBody = struct('CreateApnsLiveActivityChannelRequest', { storagePolicy })

export const createLiveActivityChannel: SignedOperation = (call) => {
  const body = readPushBody(call, channelBody)
  requireAdmin(call.request)
  return json(201, createChannel(call, body.storagePolicy))
}

export const listLiveActivityChannels: SignedOperation = (call) => {
  requireAdmin(call.request)
  return json(200, { channels: listChannels(call) })
}

export const getLiveActivityChannel: SignedOperation = (call) => {
  requireAdmin(call.request)
  return json(200, getChannel(call, call.param('channelId')))
}

export const deleteLiveActivityChannel: SignedOperation = (call) => {
  requireAdmin(call.request)
  deleteChannel(call, call.param('channelId'))
  return bare(204, '')
}
