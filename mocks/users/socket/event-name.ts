// What a frame is called.

import { eventNumbers } from './announce.ts'

const names: ReadonlyMap<unknown, string> = new Map(
  Object.entries(eventNumbers).map(([name, number]) => [number, name]),
)

/** In either dialect. @returns undefined for what is no event */
export function eventNameOf(text: string): string | undefined {
  try {
    const { eventType, type } = JSON.parse(text) as { readonly eventType?: unknown; readonly type?: unknown }
    return names.get(eventType) ?? (typeof type === 'string' ? type : undefined)
  } catch {
    return undefined
  }
}

/** What the server looks a frame up by: the text that JavaScript makes of a number, a list with one word, and the like. */
export function keyOf(value: unknown): string {
  try {
    return String(value)
  } catch {
    return ''
  }
}
