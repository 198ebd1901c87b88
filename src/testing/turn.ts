// Lets everything happen that needs no time.

/** Taken before a test runner can put its own in their place. Only Node, Bun and Deno have the first. */
const { setImmediate, setTimeout } = globalThis

/** A handler reads a body, calls another, and answers: each may need the event loop again. */
const turns = 5

export async function settle(): Promise<void> {
  for (let turn = 0; turn < turns; turn++) {
    await new Promise<void>((resolve) => {
      if (typeof setImmediate === 'function') setImmediate(resolve)
      else setTimeout(resolve, 0)
    })
  }
}
