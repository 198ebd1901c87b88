// npm run bench:messages [-- --items N]: the heap while a long list of messages is read item by item. It stays flat,
// since no more than a page is kept. Figures are for reading; nothing asserts them.

import { parseArgs } from 'node:util'
import { createWebSocketsService } from 'channelkit/websockets-service'

const { values } = parseArgs({
  options: { items: { type: 'string', default: '100000' }, 'page-size': { type: 'string', default: '100' } },
})
const [total, pageSize] = [Number(values.items), Number(values['page-size'])]
const text = 'x'.repeat(400)

function message(position: number): object {
  const at = '2024-07-16T11:30:53.983Z'
  return {
    id: `${position}`,
    recipient: 'user-1',
    message: text,
    topic: null,
    status: 'DELIVERED',
    createdAt: at,
    deliveredAt: at,
  }
}

/** A service with so many messages, whose tokens are positions. It keeps nothing of what it answers. */
async function answer(_: unknown, init?: RequestInit): Promise<Response> {
  const { variables } = JSON.parse(String(init?.body)) as { variables: { nextToken?: string } }
  const first = Number(variables.nextToken ?? 1)
  const size = Math.min(pageSize, total - first + 1)
  const next = first + size
  return Response.json({
    data: {
      messages: {
        items: Array.from({ length: size }, (_, index) => message(first + index)),
        nextToken: next > total ? null : `${next}`,
      },
    },
  })
}

function heap(): number {
  if (globalThis.gc === undefined) throw new Error('run it with node --expose-gc')
  globalThis.gc()
  return process.memoryUsage().heapUsed / 2 ** 20
}

const service = createWebSocketsService({ accessKey: 'access-key', fetch: answer })
const messages = service.messages({ recipient: 'user-1' })

// The first reading compiles everything.
for await (const { id } of messages) if (id === '1000') break

const before = heap()
const started = performance.now()
let read = 0
console.log(
  `heap in MiB above ${before.toFixed(1)}, after each 10,000 of ${total} messages, pages of ${pageSize}`,
)
for await (const { id } of messages) {
  if (id !== `${++read}`) throw new Error(`message ${id} came as number ${read}`)
  if (read % 10_000 === 0) console.log(`  ${String(read).padStart(7)} ${(heap() - before).toFixed(2)}`)
}
const rate = read / ((performance.now() - started) / 1000)
console.log(`${read} messages, ${rate.toFixed(0)}/s`)

const kept: unknown[] = []
for await (const one of messages) kept.push(one)
console.log(`to keep all ${kept.length} takes ${(heap() - before).toFixed(1)} MiB`)
