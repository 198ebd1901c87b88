// Values of earlier answers in later calls: `{name}` in any text.

export type KeptValues = Readonly<Record<string, string | number>>

/** The value with its `{name}`s filled in; a text that is nothing but one becomes the kept value itself. */
export function fill<Value>(value: Value, kept: KeptValues): Value {
  if (typeof value === 'string') return fillText(value, kept) as Value
  if (Array.isArray(value)) return value.map((item) => fill(item as unknown, kept)) as Value
  if (typeof value !== 'object' || value === null || value instanceof RegExp) return value
  const members = Object.entries(value).map(([name, member]) => [name, fill(member as unknown, kept)])
  return Object.fromEntries(members) as Value
}

/** @throws Error that shows the answer in which nothing is there */
export function pick(answer: unknown, at: readonly (string | number)[]): string | number {
  let found: any = answer
  for (const step of at) found = found?.[step]
  if (typeof found === 'string' || typeof found === 'number') return found
  throw new Error(`nothing to keep at ${at.join(' / ')} of ${JSON.stringify(answer)}`)
}

function fillText(text: string, kept: KeptValues): string | number {
  const [, whole] = /^\{(\w+)\}$/.exec(text) ?? []
  if (whole !== undefined) return kept[whole] ?? text
  return text.replace(/\{(\w+)\}/g, (same, name: string) => `${kept[name] ?? same}`)
}
