// Leaves a provider alone that asked for it, or that failed too often in a row.

const threshold = 5
const coolDown = 30_000

export interface Breaker {
  /** Nothing is sent before. */
  openUntil: number
  failures: number
}

export type Breakers = Map<string, Breaker>

export function createBreakers(): Breakers {
  return new Map()
}

export function breakerOf(breakers: Breakers, provider: string): Breaker {
  const breaker = breakers.get(provider) ?? { openUntil: 0, failures: 0 }
  breakers.set(provider, breaker)
  return breaker
}

export function recordSuccess(breaker: Breaker): void {
  breaker.openUntil = 0
  breaker.failures = 0
}

export function recordFailure(breaker: Breaker, now: number): void {
  if (++breaker.failures >= threshold) breaker.openUntil = now + coolDown
}
