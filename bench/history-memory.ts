// npm run bench:memory [-- --items N]: the heap while a long history is read item by item. It stays flat, since no more
// than a page is kept. Figures are for reading; nothing asserts them.

import { parseArgs } from 'node:util'
import { createSockudo } from 'channelkit/sockudo'

const { values } = parseArgs({
  options: { items: { type: 'string', default: '100000' }, 'page-size': { type: 'string', default: '100' } },
})
const [total, pageSize] = [Number(values.items), Number(values['page-size'])]
const data = 'x'.repeat(400)

function item(serial: number): object {
  const message = { event: 'order.created', channel: 'orders', data, serial, message_id: `${serial}` }
  return { stream_id: 'stream-1', serial, published_at_ms: serial, message, event_name: 'order.created' }
}

/** A server with so many stored events. It keeps nothing of what it answers. */
async function answer(input: Parameters<typeof fetch>[0]): Promise<Response> {
  const first = Number(new URL(String(input)).searchParams.get('cursor') ?? 1)
  const size = Math.min(pageSize, total - first + 1)
  const next = first + size
  return Response.json({
    items: Array.from({ length: size }, (_, index) => item(first + index)),
    has_more: next <= total,
    next_cursor: next > total ? null : `${next}`,
    continuity: { stream_id: 'stream-1', oldest_available_serial: 1, truncated_by_retention: false },
    stream_state: { durable_state: 'healthy', reset_required: false },
  })
}

function heap(): number {
  if (globalThis.gc === undefined) throw new Error('run it with node --expose-gc')
  globalThis.gc()
  return process.memoryUsage().heapUsed / 2 ** 20
}

const sockudo = createSockudo('http://app-key:app-secret@127.0.0.1:6001/apps/app-id', { fetch: answer })
const history = sockudo.history('orders', { pageSize, direction: 'oldest_first' })

// The first reading compiles everything.
for await (const { serial } of history) if (serial === 1000) break

const before = heap()
const started = performance.now()
let read = 0
console.log(
  `heap in MiB above ${before.toFixed(1)}, after each 10,000 of ${total} items, pages of ${pageSize}`,
)
for await (const { serial } of history) {
  if (serial !== ++read) throw new Error(`item ${serial} came as number ${read}`)
  if (read % 10_000 === 0) console.log(`  ${String(read).padStart(7)} ${(heap() - before).toFixed(2)}`)
}
const rate = read / ((performance.now() - started) / 1000)
console.log(`${read} items, ${rate.toFixed(0)}/s`)

const kept: unknown[] = []
for await (const one of history) kept.push(one)
console.log(`to keep all ${kept.length} takes ${(heap() - before).toFixed(1)} MiB`)
