// The PyPI package pusher and servers that refuse everybody for a while.

import type { ClientCase } from '../case.ts'
import { call, type Result } from './client.ts'

const steps: readonly (readonly [string, readonly unknown[]])[] = [
  ['trigger', ['a', 'e', 1]],
  ['trigger_batch', [[{ channel: 'a', name: 'e', data: 1 }]]],
  ['send_to_user', ['ann', 'e', 1]],
  ['channels_info', []],
]

const all = (name: string, server: 'limited' | 'draining'): ClientCase => ({
  name,
  server,
  async run(world) {
    const results: Result[] = []
    for (const [method, args] of steps) results.push(await call(world, method, args))
    return results
  },
})

export const serverCases: readonly ClientCase[] = [
  all('a server that takes two requests per minute', 'limited'),
  all('a server that drains', 'draining'),
]
