// A document as a page shows it: our marks are words of its descriptions.

/**
 * What a page shows badly: `if` and `then` would be alternatives without names, while descriptions say the same, and
 * our marks pieces of JSON, or nothing at all.
 */
export function inWords(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(inWords)
  if (typeof node !== 'object' || node === null) return node
  const isCondition = 'if' in node && 'then' in node
  const members = Object.entries(node).filter(([name]) => !isCondition || !/^(if|then|else)$/.test(name))
  const copy = Object.fromEntries(members.map(([name, member]) => [name, inWords(member)]))
  const mark = copy['x-unverified'] as Readonly<Record<string, string>> | undefined
  const { 'x-presets': servers, 'x-requires': settings, 'x-error-codes': codes, description } = copy
  if (typeof description !== 'string') return copy
  const words = [
    description.trimEnd(),
    ...sentence('Servers that have it', servers),
    ...sentence('Settings of the server that it needs', settings),
    ...sentence('Codes', codes),
    ...(mark === undefined
      ? []
      : [`Unverified: ${mark['point']}`, `Read as: ${mark['reading']}`, `To switch it: ${mark['switch']}`]),
  ]
  return { ...copy, description: words.join('\n\n') }
}

function sentence(beginning: string, names: unknown): string[] {
  if (!Array.isArray(names)) return []
  return [`${beginning}: ${names.map((name) => `\`${String(name)}\``).join(', ')}.`]
}
