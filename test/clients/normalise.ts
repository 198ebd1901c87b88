// Makes what was seen comparable: members in one order, and what differs in each run replaced by a numbered name.

/** In this order: a later pattern must not take a part of an earlier one. */
const patterns: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['serial', /\b\d{20}:[\w-]+:\d{20}\b/g],
  ['uuid', /\b[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\b/g],
  ['token', /\bey[\w-]+\.[\w-]+\.[\w-]+/g],
  ['cursor', /(?:\b[0-9a-f]{8}\.)?\beyJ[\w-]{40,}/g],
  ['secret', /(?<![\w+/-])[\w+/-]{43}=?(?![\w+/=-])/g],
  ['hash', /\b[0-9a-f]{64}\b/g],
  ['id', /\b[0-9a-f]{32}\b/g],
  ['socket', /\b\d{3,20}\.\d{3,20}\b/g],
]

/** Moments are all alike: which of them are the same millisecond is chance. */
const moment = /\b1[789]\d{11}\b/g

/**
 * The same thing has the same name everywhere in what one case saw, so that it still shows whether two ids are one.
 *
 * @param seen - anything that is JSON
 * @param fixed - text of this run -> what stands for it
 */
export function normalise(seen: unknown, fixed: Readonly<Record<string, string>>): unknown {
  const names = new Map<string, string>()
  const counts = new Map<string, number>()
  const nameOf = (kind: string, value: string): string => {
    const known = names.get(value)
    if (known !== undefined) return known
    const count = (counts.get(kind) ?? 0) + 1
    counts.set(kind, count)
    const name = `<${kind} ${count}>`
    names.set(value, name)
    return name
  }
  const inText = (text: string): string => {
    let result = inOrder(text)
    for (const [found, name] of Object.entries(fixed)) result = result.replaceAll(found, name)
    for (const [kind, pattern] of patterns) result = result.replace(pattern, (value) => nameOf(kind, value))
    return result.replace(moment, '<time>')
  }
  const walk = (value: unknown): unknown => {
    if (typeof value === 'string') return inText(value)
    if (typeof value === 'number') return `${value}`.search(moment) === 0 ? '<time>' : value
    if (Array.isArray(value)) return value.map(walk)
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(sorted(value).map(([key, member]) => [inText(key), walk(member)]))
  }
  // What is not JSON, an undefined member say, is not compared.
  return walk(JSON.parse(JSON.stringify(seen ?? null)))
}

/**
 * JSON that the server put together itself has its members in another order each time. What was published as JSON has
 * not, so it stays as it is.
 */
function inOrder(text: string): string {
  if (!/^\{.*"(?:presence|event|user_id)":/s.test(text)) return text
  return JSON.stringify(JSON.parse(text), (name, value: unknown) => {
    if (name === 'ids' && Array.isArray(value)) return value.toSorted()
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value)
    return isObject ? Object.fromEntries(sorted(value)) : value
  })
}

function sorted(object: object): [string, unknown][] {
  return Object.entries(object).toSorted(([a], [b]) => (a < b ? -1 : 1))
}
