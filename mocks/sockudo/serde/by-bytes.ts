/** Orders texts by their UTF-8 bytes, as the server does; JavaScript's own order differs above U+FFFF. */
export function byBytes(left: string, right: string): number {
  const end = Math.min(left.length, right.length)
  let index = 0
  while (index < end && left.charCodeAt(index) === right.charCodeAt(index)) index++
  if (index === end) return left.length - right.length
  return rank(left.charCodeAt(index)) - rank(right.charCodeAt(index))
}

/** Halves of characters above U+FFFF come after everything else. */
function rank(unit: number): number {
  if (unit < 0xd800) return unit
  return unit < 0xe000 ? unit + 0x2000 : unit - 0x800
}
