// Events that were published before a case.

import type { Before } from '../case.ts'

/** As many events as there are names. */
export function published(channel: string, ...names: readonly string[]): Before[] {
  return names.map((name) => ({ operation: 'triggerEvent', body: { name, channel, data: '{"id":1}' } }))
}
