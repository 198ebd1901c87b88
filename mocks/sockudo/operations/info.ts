/** The items of an `info` parameter. */
export function infoOf(info: string | undefined): ReadonlySet<string> {
  return new Set(info?.split(',').map((item) => item.trim()))
}
