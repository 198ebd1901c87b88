// Which addresses belong to the WebSockets Service.

import { interceptedUrls } from './intercepted.ts'

export interface WebSocketsServiceOrigins {
  /** `https://push.example.com`, or a list: everything there is the fake's (default: the hosts of the service itself). */
  readonly origin?: string | readonly string[] | undefined
}

/** Where the service is: its API, and its sockets. */
const hosts = {
  manager: 'https://websockets-manager-api.socrate.io',
  sockets: 'wss://websockets.socrate.io',
} as const

/** @throws ArgumentError */
export function websocketsServiceUrls(
  { origin, ...rest }: WebSocketsServiceOrigins,
  host: keyof typeof hosts,
): RegExp {
  return interceptedUrls({ ...rest, origin: origin ?? hosts[host] }, 'apps')
}
