// The server of a run, from its connection URL.

import { type ConnectionParts, parseConnectionUrl } from '../../channels/connection-url.ts'

export interface Target extends Pick<ConnectionParts, 'appId' | 'key' | 'secret'> {
  /** `http://127.0.0.1:6001` */
  readonly origin: string
  /** Where its sockets are: `ws://127.0.0.1:6001` */
  readonly socketOrigin: string
  /** In front of every path: nothing, or `/base`. */
  readonly basePath: string
  /** How the server is called in a report: without key and secret. */
  readonly shown: string
}

/** @throws ArgumentError that names the part of the URL, never the URL */
export function targetOf(url: string): Target {
  const { appId, key, secret, host, port, useTLS, basePath = '' } = parseConnectionUrl(url, '--url')
  const behind = port === undefined ? '' : `:${port}`
  const origin = `${useTLS ? 'https' : 'http'}://${host}${behind}`
  return {
    appId,
    key,
    secret,
    origin,
    socketOrigin: `${useTLS ? 'wss' : 'ws'}://${socketHost(host)}${behind}`,
    basePath,
    shown: `${origin}${basePath}/apps/${encodeURIComponent(appId)}`,
  }
}

/** Pusher Channels has its sockets on another host than its HTTP API. */
function socketHost(host: string): string {
  return host.replace(/^api(-[a-z0-9-]+\.pusher\.com|\.pusherapp\.com)$/i, 'ws$1')
}
