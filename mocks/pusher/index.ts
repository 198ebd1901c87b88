// channelkit/mocks/pusher

export type { FakeServer, FakeSocket } from '../fake-server.ts'
export { createFakePusher, type FakePusher } from './fake.ts'
export type { FakePusherLimits } from './limits.ts'
export type { PusherOperation } from './operations.ts'
export type { FakePusherApp, FakePusherOptions, FakePusherPreset } from './options.ts'
