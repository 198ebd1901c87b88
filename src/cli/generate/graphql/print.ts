// Descriptions in the schema definition language.

/** Longer lines are broken, so that the schema can be read. */
const width = 110

/** Lines of a definition with what is said about it above. */
export function described(words: string | undefined, ...definition: readonly string[]): string[] {
  if (words === undefined || words === '') return [...definition]
  const lines = words.replaceAll('"""', '\\"""').split('\n').flatMap(wrap)
  const [only, ...others] = lines
  const isShort = others.length === 0 && !/["\\]$/.test(only ?? '')
  const quote = '"""'
  return [...(isShort ? [`${quote}${only}${quote}`] : [quote, ...lines, quote]), ...definition]
}

function wrap(line: string): string[] {
  const lines: string[] = []
  let current = ''
  for (const word of line.split(' ')) {
    if (current !== '' && `${current} ${word}`.length > width) {
      lines.push(current)
      current = word
    } else current = current === '' ? word : `${current} ${word}`
  }
  return [...lines, current]
}
