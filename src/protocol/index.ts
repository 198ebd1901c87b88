// channelkit/protocol: the Pusher protocol as small pure functions, for who writes another client or checks one.

export { encodeData } from './encode-data.ts'
export {
  checkChannelName,
  checkEventName,
  checkSocketId,
  isEncryptedChannel,
  type NameLimits,
  userChannel,
} from './names.ts'
export { type Limits } from './limits.ts'
export { type Credentials, requestSigner, type SignedQuery } from './sign-request.ts'
