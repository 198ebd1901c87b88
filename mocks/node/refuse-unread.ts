// A request that is no HTTP.

import http from 'node:http'
import type { Duplex } from 'node:stream'

/** As Node does it without a listener. */
export function refuseUnread({ code }: NodeJS.ErrnoException, socket: Duplex): void {
  const status = code === 'HPE_HEADER_OVERFLOW' ? 431 : code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 408 : 400
  if (!socket.writable) return void socket.destroy()
  socket.end(`HTTP/1.1 ${status} ${http.STATUS_CODES[status]}\r\nConnection: close\r\n\r\n`)
}
