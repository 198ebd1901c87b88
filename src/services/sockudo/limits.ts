// What a Sockudo takes by default, as far as servers of the Pusher protocol agree on it.

import type { Limits } from '../../protocol/limits.ts'

export const limits: Limits = {
  dataBytes: 102_400,
  batchEvents: 10,
  channels: 100,
  channelNameBytes: 200,
  eventNameBytes: 200,
}
