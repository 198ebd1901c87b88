// Publishing on Pusher Channels. A request is refused as a whole.

import { fromUtf8 } from '../../../../src/core/bytes.ts'
import { memberCount, subscriptionCount } from '../../../sockudo/channels/membership.ts'
import { isCacheChannel, isPresence } from '../../../sockudo/channels/name.ts'
import { json, plain } from '../../../sockudo/http/answer.ts'
import type { AppState } from '../../../sockudo/world.ts'
import type { Call, Operation } from '../../http/call.ts'
import { keepLast, receiversOf, record, sendTo } from '../../publish.ts'
import { checkChannels, type Event, fieldsOf, readEvent, readFields } from './event.ts'
import { missing, refuse } from './refusals.ts'

export const triggerEvent: Operation = (call) => {
  const fields = readFields(call.request)
  const { channel, channels = channel === undefined ? [] : [channel] } = fields
  const event = readEvent(call.world.settings, fields)
  if (!Array.isArray(channels)) throw missing()
  const names = checkChannels(call.world.settings, channels)
  for (const name of names) publish(call, event, name)
  const { info } = event
  if (info === undefined) return json(200, {})
  return json(200, {
    channels: Object.fromEntries(names.map((name) => [name, counts(call.app, name, info)])),
  })
}

export const triggerBatch: Operation = (call) => {
  const { settings } = call.world
  const { batch } = readFields(call.request)
  if (!Array.isArray(batch)) throw missing()
  if (batch.length > settings.limits.batchEvents) throw refuse(400, 'Batch too large')
  const events = batch.map((item) => {
    const fields = fieldsOf(item)
    const event = readEvent(settings, fields)
    const [channel = ''] = checkChannels(settings, fields['channel'] === undefined ? [] : [fields['channel']])
    return { event, channel }
  })
  for (const { event, channel } of events) publish(call, event, channel)
  if (events.every(({ event }) => event.info === undefined)) return json(200, {})
  const told = events.map(({ event: { info }, channel }) => (info ? counts(call.app, channel, info) : {}))
  return json(200, { batch: told })
}

/** The data is the body, the name is in the query. */
export const triggerChannelEvent: Operation = (call) => {
  const { settings } = call.world
  const { query, request } = call
  const fields = { name: query.get('name'), data: fromUtf8(request.body), socket_id: query.get('socket_id') }
  const event = readEvent(settings, fields)
  const [channel = ''] = checkChannels(settings, [call.param('channelName')])
  publish(call, event, channel)
  return plain(202, '202 ACCEPTED')
}

function publish({ world, app }: Call, { name, data, socketId }: Event, channel: string): void {
  const event = { channel, name, data, socketId }
  record(world, app, event, 'api')
  sendTo(receiversOf(app, channel), JSON.stringify({ event: name, channel, data }), socketId)
  if (isCacheChannel(world.settings.rules, channel)) keepLast(world, app, event)
}

function counts(app: AppState, channel: string, info: ReadonlySet<string>): object {
  return {
    ...(info.has('user_count') && isPresence(channel) && { user_count: memberCount(app, channel) }),
    ...(info.has('subscription_count') &&
      !isPresence(channel) && { subscription_count: subscriptionCount(app, channel) }),
  }
}
