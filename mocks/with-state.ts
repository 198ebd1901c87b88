// A fake together with what there is to see of it.

interface Shown<State, Fault> {
  /** Lists that are getters. */
  readonly state: State
  readonly faults: { readonly active: readonly Fault[] }
}

/** The same object, with the lists and `faults`, which are read anew each time. */
export function withState<Parts extends object, State extends object, Fault>(
  parts: Parts,
  { state, faults }: Shown<State, Fault>,
): Parts & State & { readonly faults: readonly Fault[] } {
  const active: PropertyDescriptor = { enumerable: true, get: () => faults.active }
  const lists = Object.getOwnPropertyDescriptors(state)
  return Object.defineProperties(parts, { ...lists, faults: active }) as Parts &
    State & { readonly faults: readonly Fault[] }
}
