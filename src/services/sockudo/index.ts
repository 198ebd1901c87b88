// channelkit/sockudo: the client for Sockudo and its types.

export type { AnyEvents, EventMap } from '../../channels/event-map.ts'
export type { Method, RequestContent, RequestOptions } from '../../channels/request.ts'
export type { ChannelOptions, ChannelsOptions } from '../../channels/state.ts'
export type { TriggerOptions, TriggerResult } from '../../channels/trigger.ts'
export type { BatchEvent, BatchOptions } from '../../channels/trigger-batch.ts'
export type { CallOptions, RequestInfo, ResponseInfo } from '../../core/http.ts'
export type { AppPaths, components, operations, paths } from '../../../generated/sockudo/types.ts'
export { createSockudo, type Sockudo, type SockudoOptions, type SockudoUrlOptions } from './client.ts'
export { type SockudoEnv, sockudoFromEnv } from './from-env.ts'
