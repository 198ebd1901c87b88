/** Orders texts by their UTF-8 bytes, as the server does; JavaScript's own order differs above U+FFFF. */
export function byBytes(left: string, right: string): number {
  const rest = [...right]
  let index = 0
  for (const symbol of left) {
    const other = rest[index++]
    if (other === undefined) return 1
    if (symbol !== other) return symbol.codePointAt(0)! - other.codePointAt(0)!
  }
  return index - rest.length
}
