// Our own client, and a trace of every call: what it returned or failed with, and what it asked of the server.

import { isKitError } from '../../../src/errors.ts'
import { createSockudo, type Sockudo, type SockudoUrlOptions } from '../../../src/services/sockudo/index.ts'
import type { World } from '../world.ts'

export interface Traced {
  readonly sockudo: Sockudo
  /** Every call and every answer so far. */
  readonly seen: { readonly calls: readonly object[]; readonly answers: readonly string[] }
  /** Waits for a call and does not mind how it ends: that is in the trace. */
  settled<Value>(call: Promise<Value>): Promise<Value | undefined>
  /** Goes back to where the trace had so many calls and answers. */
  forget(calls: number, answers: number): void
}

const masterKey = new Uint8Array(32).fill(7)

export function traced(world: World, options: SockudoUrlOptions = {}): Traced {
  const calls: object[] = []
  const answers: string[] = []
  const sockudo = createSockudo(world.url.href, {
    encryptionMasterKey: masterKey,
    onResponse: ({ operation, status }) => void answers.push(`${operation} ${status}`),
    ...options,
  })
  world.after(() => sockudo.close())
  return {
    sockudo: trace(sockudo, '', calls) as Sockudo,
    seen: { calls, answers },
    settled: (call) => call.catch(() => undefined),
    forget(callCount, answerCount) {
      calls.length = callCount
      answers.length = answerCount
    },
  }
}

/** The names of all methods, `messages.get` for one of a group. */
export function methodsOf(group: object, prefix = ''): string[] {
  return Object.entries(group).flatMap(([name, value]: [string, unknown]) => {
    if (typeof value === 'function') return [`${prefix}${name}`]
    return typeof value === 'object' && value !== null ? methodsOf(value, `${prefix}${name}.`) : []
  })
}

function trace(group: object, prefix: string, calls: object[]): object {
  const entries = Object.entries(group).map(([name, value]: [string, unknown]) => {
    const path = `${prefix}${name}`
    if (typeof value === 'function') return [name, traceMethod(value as Method, path, calls)]
    return [name, typeof value === 'object' && value !== null ? trace(value, `${path}.`, calls) : value]
  })
  return Object.fromEntries(entries)
}

type Method = (...args: unknown[]) => unknown

function traceMethod(method: Method, call: string, calls: object[]): Method {
  return (...args) => {
    const entry: Record<string, unknown> = { call }
    calls.push(entry)
    try {
      const result = method(...args)
      if (result instanceof Promise) {
        void result.then(
          (value: unknown) => (entry['returned'] = shown(value)),
          (error: unknown) => (entry['threw'] = describe(error)),
        )
      } else if (isPaged(result)) {
        calls.pop()
        return tracePaged(result, call, calls)
      } else {
        entry['returned'] = shown(result)
      }
      return result
    } catch (error) {
      entry['threw'] = describe(error)
      throw error
    }
  }
}

interface AnyPaged extends AsyncIterable<unknown> {
  page(cursor?: string): Promise<object>
  pages(): AsyncIterable<object>
}

function isPaged(value: unknown): value is AnyPaged {
  return typeof value === 'object' && value !== null && Symbol.asyncIterator in value
}

/** A list is in the trace once for each page and once for all its items. */
function tracePaged(list: AnyPaged, call: string, calls: object[]): AnyPaged {
  return {
    page: traceMethod((cursor) => list.page(cursor as string | undefined), call, calls) as AnyPaged['page'],
    pages: () => list.pages(),
    async *[Symbol.asyncIterator]() {
      const entry: Record<string, unknown> = { call }
      calls.push(entry)
      const items: unknown[] = []
      try {
        for await (const item of list) {
          items.push(item)
          yield item
        }
      } catch (error) {
        entry['threw'] = describe(error)
        throw error
      } finally {
        entry['items'] = shown(items)
      }
    },
  }
}

/** A copy from now; of a Response only what can be shown. */
function shown(value: unknown): unknown {
  if (value instanceof Response) return { status: value.status }
  if (typeof value === 'function') return 'a function'
  // The order of the parameters is ours, the signature changes: whether it is taken shows when it is asked.
  if (typeof value === 'string' && /^https?:/.test(value)) return 'a URL'
  if (typeof value === 'object' && value !== null && 'response' in value) {
    const { data, error, response } = value as { data?: unknown; error?: unknown; response: Response }
    return { data, error, status: response.status }
  }
  return value === undefined ? null : (JSON.parse(JSON.stringify(value)) as unknown)
}

function describe(error: unknown): object {
  const { name, message } = error as Error
  if (!isKitError(error)) return { name, message }
  const { code, operation, status, retryAfter, retryable, effect, body } = error as unknown as Record<
    string,
    unknown
  >
  // Seconds of waiting are counted from the first request on.
  return { name, message, code, operation, status, waits: typeof retryAfter, retryable, effect, body }
}
