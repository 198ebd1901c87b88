import { expect, it } from 'vitest'
import { checkReconnect, delayOf } from '../../../src/core/socket/back-off.ts'

it('waits half a second, then twice as long each time, at most half a minute', () => {
  const settings = checkReconnect(undefined, 'options.reconnect')
  expect([0, 1, 2, 6, 500].map((failed) => delayOf(failed, settings, 0))).toEqual([
    500, 1000, 2000, 30_000, 30_000,
  ])
})

it('leaves at most the part to chance that jitter says', () => {
  const settings = checkReconnect({ minDelay: 1000, jitter: 0.2 }, 'options.reconnect')
  expect([0, 0.5, 1].map((random) => delayOf(0, settings, random))).toEqual([1000, 900, 800])
})

it('an option that is undefined is as if it were not there', () => {
  expect(checkReconnect({ factor: undefined }, 'options.reconnect').factor).toBe(2)
})

it.each([
  [{ minDelay: 0 }, 'options.reconnect.minDelay must be a whole number from 1'],
  [{ minDelay: 50, maxDelay: 10 }, 'options.reconnect.maxDelay must be a whole number from 50'],
  [{ factor: 0.5 }, 'options.reconnect.factor must be a number from 1 to 100, received a number'],
  [{ jitter: 2 }, 'options.reconnect.jitter must be a number from 0 to 1, received a number'],
  [{ attempts: -1 }, 'options.reconnect.attempts must be a whole number from 0, received a number'],
  [{ minMs: 5 }, 'options.reconnect.minMs is not an option'],
  [true, 'options.reconnect must be an object, received true'],
])('refuses %j', (value, message) => {
  expect(() => checkReconnect(value as object, 'options.reconnect')).toThrow(message)
})
