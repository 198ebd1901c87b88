// What waits takes no room that it does not need.

import { describe, expect, it } from 'vitest'
import { createHeld } from '../../../mocks/websockets-service/messages/held.ts'
import type { Row } from '../../../mocks/websockets-service/messages/row.ts'

let now = 1000
const rowOf = (sequence: number, expiresAt?: number): Row => ({
  sequence,
  id: `id-${sequence}`,
  recipient: `user-${sequence}`,
  message: 'x',
  topic: undefined,
  expiresAt,
  createdAt: 0,
  globalMessageId: undefined,
  status: 'PENDING',
  deliveredAt: undefined,
  cancelledAt: undefined,
})

describe('what is held', () => {
  it('never has what is expired already', () => {
    const held = createHeld(() => 1000, 10)
    for (let index = 0; index < 100; index++) {
      held.add(rowOf(index, 1000))
      held.addGlobal({ row: rowOf(index, 999), reached: new Set() })
    }
    expect(held.size).toBe(0)
  })

  it('loses what expires meanwhile without anybody connecting, and nothing else', () => {
    const held = createHeld(() => now, 10)
    held.add(rowOf(0))
    for (let index = 1; index < 1000; index++) {
      now = index
      held.add(rowOf(index, index + 5))
      held.addGlobal({ row: rowOf(index, index + 5), reached: new Set() })
      expect(held.size).toBeLessThan(50)
    }
    expect(held.of('user-0')).toHaveLength(1)
    expect([held.of('user-990'), held.of('user-999').length, held.globals().length]).toEqual([[], 1, 5])
  })

  it('keeps everything that can still be delivered, however much it is', () => {
    const held = createHeld(() => 1000, 10)
    for (let index = 0; index < 100; index++) held.add(rowOf(index))
    expect(held.size).toBe(100)
  })
})
