// What a test looks at it must not change: the fake goes on working with the same objects.

/** Freezes a value of JSON with all that is in it. */
export function frozen<Value>(value: Value): Value {
  // What is frozen already is so all the way down.
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value
  for (const member of Object.values(value)) frozen(member)
  return Object.freeze(value)
}
