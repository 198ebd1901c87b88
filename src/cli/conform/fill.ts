// Puts the values of a run into the texts of a check.

/** A copy of JSON-like data in which every text is filled in; keys, too. */
export function fill<Value>(value: Value, values: Readonly<Record<string, string>>): Value {
  return filled(value, values) as Value
}

function filled(value: unknown, values: Readonly<Record<string, string>>): unknown {
  if (typeof value === 'string') return fillText(value, values)
  if (Array.isArray(value)) return value.map((item) => filled(item, values))
  if (typeof value !== 'object' || value === null || value instanceof RegExp) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [fillText(name, values), filled(item, values)]),
  )
}

function fillText(text: string, values: Readonly<Record<string, string>>): string {
  if (!text.includes('{')) return text
  const named = text.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole)
  return named.replace(/\{pad:(\d+)\}/, (whole, length: string) =>
    'p'.repeat(Number(length) - (named.length - whole.length)),
  )
}
