import { expect, it, vi } from 'vitest'
import { createPauses } from '../../../mocks/faults/pauses.ts'
import { streamOf } from '../../../mocks/faults/stream.ts'

const bytes = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text)

/** A signal, and how many listeners it has. */
function watched(): { readonly controller: AbortController; listeners(): number } {
  const controller = new AbortController()
  const added = vi.spyOn(controller.signal, 'addEventListener')
  const removed = vi.spyOn(controller.signal, 'removeEventListener')
  return {
    controller,
    listeners() {
      const left = new Set(added.mock.calls.map(([, listener]) => listener))
      for (const [, listener] of removed.mock.calls) left.delete(listener)
      return left.size
    },
  }
}

it('a body that was read to its end leaves no listener on the signal of its request', async () => {
  const { controller, listeners } = watched()
  const stream = streamOf(async function* () {
    yield bytes('a')
    yield bytes('b')
  }, controller.signal)
  expect(listeners()).toBe(1)
  expect(await new Response(stream).text()).toBe('ab')
  expect(listeners()).toBe(0)
})

it('a body that breaks leaves no listener either', async () => {
  const { controller, listeners } = watched()
  const stream = streamOf(async function* () {
    yield bytes('a')
    throw new Error('broken')
  }, controller.signal)
  await expect(new Response(stream).text()).rejects.toThrow('broken')
  expect(listeners()).toBe(0)
})

it.each(['abort', 'cancel'] as const)('a body ends in the middle of its pause with %s', async (how) => {
  const { controller, listeners } = watched()
  const cancelled = vi.fn()
  const schedule = vi.fn(() => cancelled)
  const pauses = createPauses(schedule)
  let ended: () => void
  const end = new Promise<void>((resolve) => (ended = resolve))
  const stream = streamOf(async function* (signal) {
    try {
      await pauses.wait(60_000, signal)
      yield bytes('late')
    } finally {
      ended()
    }
  }, controller.signal)
  const reader = stream.getReader()
  const read = reader.read().catch((error: unknown) => error)
  await vi.waitFor(() => expect(schedule).toHaveBeenCalledOnce())
  if (how === 'abort') controller.abort(new Error('not needed'))
  else await reader.cancel()
  await end
  expect(cancelled).toHaveBeenCalledOnce()
  expect(listeners()).toBe(0)
  expect(await read).toMatchObject(how === 'abort' ? { message: 'not needed' } : { done: true })
})

it('a body of which a piece was read ends with its request as well', async () => {
  const { controller } = watched()
  let ended = false
  const stream = streamOf(async function* () {
    try {
      yield bytes('a')
      yield bytes('b')
    } finally {
      ended = true
    }
  }, controller.signal)
  await stream.getReader().read()
  controller.abort()
  await vi.waitFor(() => expect(ended).toBe(true))
})
