// Whether a value of the wire is the one that a test wrote down.

/** What `expect.anything()`, `expect.objectContaining(…)` and their like are in every test runner that has them. */
interface Matcher {
  asymmetricMatch(value: unknown): boolean
}

/**
 * By content. What JSON leaves out or writes in another way is compared as JSON would have it: members that are
 * undefined, and dates.
 */
export function equals(wanted: unknown, value: unknown): boolean {
  if (Object.is(wanted, value)) return true
  if (typeof wanted !== 'object' || wanted === null) return false
  if (isMatcher(wanted)) return wanted.asymmetricMatch(value)
  if ('toJSON' in wanted && typeof wanted.toJSON === 'function') return equals(wanted.toJSON(), value)
  if (typeof value !== 'object' || value === null || Array.isArray(wanted) !== Array.isArray(value))
    return false
  const names = membersOf(wanted)
  const found = value as Readonly<Record<string, unknown>>
  return (
    names.length === membersOf(value).length &&
    names.every((name) => Object.hasOwn(found, name) && equals(wanted[name as never], found[name]))
  )
}

export function isMatcher(value: object): value is Matcher {
  return 'asymmetricMatch' in value && typeof value.asymmetricMatch === 'function'
}

function membersOf(value: object): readonly string[] {
  if (Array.isArray(value)) return Array.from(value, (_, index) => String(index))
  return Object.keys(value).filter((name) => value[name as never] !== undefined)
}
