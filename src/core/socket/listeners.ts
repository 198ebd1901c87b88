// Who wants to hear of what.

import { checkFunction } from '../check.ts'
import { ArgumentError, shapeOf } from '../errors/argument-error.ts'

export interface Listeners<Events> {
  /** @returns what ends it */
  on<Name extends keyof Events>(name: Name, listener: (value: Events[Name]) => void): () => void
  /** Tells all of them, in the order in which they came; one that throws keeps nothing from the others. */
  emit<Name extends keyof Events>(name: Name, value: Events[Name]): void
  has(name: keyof Events): boolean
}

/** @param names - what can be listened to; any other name is refused */
export function createListeners<Events>(names: readonly (keyof Events)[]): Listeners<Events> {
  type Listener = (value: never) => void
  const all = new Map<keyof Events, Set<{ readonly tell: Listener }>>(names.map((name) => [name, new Set()]))
  return {
    on(name, listener) {
      const listeners = all.get(name)
      if (listeners === undefined) {
        const known = names.map(String).join(', ')
        throw new ArgumentError('name', `must be one of ${known}, received ${shapeOf(name)}`)
      }
      if (listener === undefined)
        throw new ArgumentError('listener', 'must be a function, received undefined')
      checkFunction(listener, 'listener')
      // An object of its own: the same function may listen twice, and each ends by itself.
      const entry = { tell: listener as Listener }
      listeners.add(entry)
      return () => void listeners.delete(entry)
    },
    emit(name, value) {
      for (const { tell } of [...(all.get(name) ?? [])]) {
        try {
          tell(value as never)
        } catch (error) {
          // oxlint-disable-next-line no-console -- there is nobody else to tell
          console.error(`channelkit: a listener of ${String(name)} threw`, error)
        }
      }
    },
    has: (name) => (all.get(name)?.size ?? 0) > 0,
  }
}
