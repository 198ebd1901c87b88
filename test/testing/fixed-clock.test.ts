import { expect, it } from 'vitest'
import { fixedClock } from '../../src/testing/index.ts'

it('a fixed clock stands still until it is told to move', () => {
  const clock = fixedClock(1000)
  expect([clock(), clock()]).toEqual([1000, 1000])
  clock.advance(500)
  expect(clock()).toBe(1500)
})

it('two fixed clocks are independent', () => {
  const one = fixedClock(0)
  const other = fixedClock(0)
  one.advance(1)
  expect(other()).toBe(0)
})
