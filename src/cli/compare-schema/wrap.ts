// Sentences on a terminal, broken between words.

/**
 * A line as lines that are not longer than the width, as far as its words allow.
 *
 * @param indent - what the lines behind the first begin with
 */
export function wrap(line: string, width: number, indent: string): string[] {
  const lines: string[] = []
  let rest = line
  while (rest.length > width) {
    const at = rest.lastIndexOf(' ', width)
    // A word that is longer than a line stays whole.
    if (at <= rest.search(/\S/) || at <= indent.length) break
    lines.push(rest.slice(0, at))
    rest = `${indent}${rest.slice(at + 1)}`
  }
  return [...lines, rest]
}
