// A request that wants to become a socket: on any path, from anybody. Who may stay is decided afterwards.

import type { WireAnswer } from '../../fake-server.ts'
import { bare } from '../http/answer.ts'
import type { ApiRequest } from '../http/request.ts'
import type { Settings } from '../options.ts'

export function isHandshake({ method, header }: ApiRequest): boolean {
  return method === 'GET' && header('upgrade')?.toLowerCase() === 'websocket'
}

export function answerHandshake(): WireAnswer {
  return bare(426, '')
}

/** What anything else gets there, of the WebSocket server itself or of what stands around it. */
export function answerOnSocketPort({ ssl }: Settings): WireAnswer {
  return ssl
    ? bare(200, 'All glory to WebSockets!\n')
    : bare(426, 'Upgrade Required', { 'content-type': 'text/plain' })
}
