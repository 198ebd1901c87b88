// A port for a server.

import type http from 'node:http'
import { KitError } from '../../src/core/errors/kit-error.ts'

/** @throws KitError with code `port_in_use` or `listen_failed` */
export function bind(server: http.Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      const busy = cause.code === 'EADDRINUSE'
      const message = busy
        ? `port ${port} of ${host} is in use`
        : `cannot listen on ${host}:${port}: ${cause.message}`
      reject(new KitError(busy ? 'port_in_use' : 'listen_failed', message, { operation: 'listen', cause }))
    })
    server.listen(port, host, resolve)
  })
}
