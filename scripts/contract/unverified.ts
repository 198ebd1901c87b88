// What a contract takes for granted and nobody has seen: its marks `x-unverified`, as one list.

/** A mark. */
export interface Unverified {
  readonly name: string
  /** Where in the GraphQL schema it is about something. */
  readonly coordinate?: string
  /** What the documentation of the service does not say, or says in two ways. */
  readonly point: string
  /** What the contract takes for granted. */
  readonly reading: string
  /** What to change where a live service is otherwise. */
  readonly switch: string
}

/**
 * The marks of documents, each name once, in the order in which they are found.
 *
 * @throws Error for two marks with one name
 */
export function unverifiedIn(...documents: readonly unknown[]): readonly Unverified[] {
  const found = new Map<string, Unverified>()
  for (const mark of documents.flatMap(marksIn)) {
    const known = found.get(mark.name)
    if (known !== undefined && JSON.stringify(known) !== JSON.stringify(mark))
      throw new Error(`two marks x-unverified are called ${mark.name}`)
    found.set(mark.name, mark)
  }
  return [...found.values()]
}

/** The list as the text of a module. */
export function unverifiedModule(note: string, marks: readonly Unverified[]): string {
  const lines = marks.map((mark) => `  ${JSON.stringify(mark)},`)
  return `// ${note}\n\nexport const unverified = [\n${lines.join('\n')}\n] as const\n`
}

function marksIn(node: unknown): Unverified[] {
  if (typeof node !== 'object' || node === null) return []
  return Object.entries(node).flatMap(([key, value]) =>
    key === 'x-unverified' ? [value as Unverified] : marksIn(value),
  )
}
