// Assertions that also run in a page.

/** @throws Error that shows both */
export function equal(actual: unknown, expected: unknown): void {
  if (same(actual, expected)) return
  throw new Error(`expected ${show(expected)}\nreceived ${show(actual)}`)
}

/** Like `equal`, but an object may have more than was expected, and a text may match a pattern. @throws Error */
export function matches(actual: unknown, expected: unknown): void {
  if (contains(actual, expected)) return
  throw new Error(`expected something like ${show(expected)}\nreceived ${show(actual)}`)
}

function same(actual: unknown, expected: unknown): boolean {
  if (!isObject(actual) || !isObject(expected)) return Object.is(actual, expected)
  return contains(actual, expected) && contains(expected, actual)
}

function contains(actual: unknown, expected: unknown): boolean {
  if (expected instanceof RegExp) return typeof actual === 'string' && expected.test(actual)
  if (!isObject(actual) || !isObject(expected)) return Object.is(actual, expected)
  if (Array.isArray(actual) !== Array.isArray(expected)) return false
  if (Array.isArray(actual) && Array.isArray(expected) && actual.length !== expected.length) return false
  return Object.keys(expected).every((name) => contains(actual[name], expected[name]))
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

export function show(value: unknown): string {
  if (value === undefined) return 'undefined'
  const seen = new Set<unknown>()
  return JSON.stringify(value, (_, inner: unknown) => {
    if (inner instanceof RegExp) return String(inner)
    if (inner === undefined) return 'undefined'
    if (isObject(inner)) {
      if (seen.has(inner)) return '…'
      seen.add(inner)
    }
    return inner
  })
}
