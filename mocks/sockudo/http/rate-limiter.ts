// The limiter in front of the signed API: it counts before anything else is looked at.

import type { RateLimitSettings } from '../rate-limit.ts'
import type { ApiRequest } from './request.ts'

export interface Allowance {
  readonly allowed: boolean
  /** What the answer says of it, whether the request is allowed or not. */
  readonly headers: Readonly<Record<string, string>>
}

export interface RateLimiter {
  /** Counts one more request. */
  take(request: ApiRequest): Allowance
}

interface Window {
  taken: number
  readonly ends: number
}

/** The address of everybody whom no trusted header tells apart. */
const peer = 'peer'

export function createRateLimiter(settings: RateLimitSettings, clock: () => number): RateLimiter {
  const { requests, window, trustHops } = settings
  const windows = new Map<string, Window>()
  return {
    take(request) {
      const now = clock()
      const address = trustHops === 0 ? peer : (forwarded(request, trustHops) ?? peer)
      const current = windows.get(address)
      const counted = current !== undefined && current.ends > now ? current : { taken: 0, ends: now + window }
      if (counted !== current) {
        forgetEnded(windows, now)
        windows.delete(address)
        windows.set(address, counted)
      }
      counted.taken++
      const seconds = String(Math.floor((counted.ends - now) / 1000))
      const allowed = counted.taken <= requests
      const headers = {
        'x-ratelimit-limit': String(requests),
        'x-ratelimit-remaining': String(Math.max(0, requests - counted.taken)),
        'x-ratelimit-reset': seconds,
      }
      return { allowed, headers: allowed ? headers : { ...headers, 'retry-after': seconds } }
    },
  }
}

/** Windows are in the order of their beginning, and all equally long. */
function forgetEnded(windows: Map<string, Window>, now: number): void {
  for (const [address, { ends }] of windows) {
    if (ends > now) return
    windows.delete(address)
  }
}

/** Who sent it, by what the proxies say. An unusable chain says nothing, and `X-Real-IP` then neither. */
function forwarded(request: ApiRequest, trustHops: number): string | undefined {
  const chain = request.header('x-forwarded-for')
  if (chain === undefined) return addressOf(request.header('x-real-ip') ?? '')
  return addressOf(chain.split(',').at(-trustHops) ?? '')
}

/** In its canonical form; undefined for what is no IP address. */
function addressOf(text: string): string | undefined {
  const address = text.trim()
  if (/^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?!$)|$)){4}$/.test(address)) return address
  if (!/^[\da-f.]*:[\da-f:.]*$/i.test(address)) return undefined
  try {
    return new URL(`http://[${address}]`).hostname
  } catch {
    return undefined
  }
}
