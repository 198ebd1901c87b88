// channelkit/mocks/msw: a fake server behind Mock Service Worker.

export { sockudoHandlers } from './msw/handlers.ts'
export { sockudoHttp } from './msw/typed-http.ts'
export type { InterceptOptions } from './msw/intercepted.ts'
