const short: Readonly<Record<string, string>> = {
  '\0': '\\0',
  '\t': '\\t',
  '\r': '\\r',
  '\n': '\\n',
  "'": "\\'",
  '\\': '\\\\',
}

/** A character as Rust shows it in messages for developers. */
export function debugChar(char: string): string {
  const invisible = char !== ' ' && /^[\p{C}\p{Z}\p{Grapheme_Extend}]$/u.test(char)
  const shown = short[char] ?? (invisible ? `\\u{${char.codePointAt(0)!.toString(16)}}` : char)
  return `'${shown}'`
}
