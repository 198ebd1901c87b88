import { expect, it, vi } from 'vitest'
import { createListeners } from '../../../src/core/socket/listeners.ts'

interface Events {
  readonly message: string
  readonly close: number
}

it('tells each listener of its own event, in the order in which they came', () => {
  const listeners = createListeners<Events>(['message', 'close'])
  const told: unknown[] = []
  listeners.on('message', (text) => told.push(['first', text]))
  listeners.on('message', (text) => told.push(['second', text]))
  listeners.on('close', (code) => told.push(code))
  listeners.emit('message', 'hello')
  expect(told).toEqual([
    ['first', 'hello'],
    ['second', 'hello'],
  ])
})

it('a listener ends by itself, also where the same function listens twice', () => {
  const listeners = createListeners<Events>(['message', 'close'])
  const told: string[] = []
  const listener = (text: string): void => void told.push(text)
  const off = listeners.on('message', listener)
  listeners.on('message', listener)
  off()
  off()
  listeners.emit('message', 'hello')
  expect(told).toEqual(['hello'])
})

it('a listener that throws keeps nothing from the others', () => {
  const said = vi.spyOn(console, 'error').mockImplementation(() => {})
  const listeners = createListeners<Events>(['message', 'close'])
  const told: string[] = []
  listeners.on('message', () => {
    throw new Error('mine')
  })
  listeners.on('message', (text) => told.push(text))
  listeners.emit('message', 'hello')
  expect(told).toEqual(['hello'])
  expect(said.mock.calls[0]?.[0]).toBe('channelkit: a listener of message threw')
  said.mockRestore()
})

it('refuses a name that nobody tells of, and what is no function', () => {
  const listeners = createListeners<Events>(['message', 'close'])
  expect(() => listeners.on('massage' as 'message', () => {})).toThrow('name must be one of message, close')
  expect(() => listeners.on('message', undefined as never)).toThrow('listener must be a function')
})
