import { expect, expectTypeOf, it } from 'vitest'
import type { WebSocket as Ws } from 'ws'
import {
  checkWebSocket,
  openWebSocket,
  type WebSocketConstructor,
} from '../../../src/core/socket/web-socket.ts'
import { FakeSocket } from './fake-socket.ts'

class Recorder extends FakeSocket {
  static readonly made: unknown[][] = []

  constructor(...args: unknown[]) {
    super()
    Recorder.made.push(args)
  }
}

it('the classes of ws and of browsers fit', () => {
  expectTypeOf<typeof Ws>().toExtend<WebSocketConstructor>()
  expectTypeOf<typeof WebSocket>().toExtend<WebSocketConstructor>()
})

it('passes a second argument only where there are headers', () => {
  openWebSocket(Recorder, 'ws://a')
  openWebSocket(Recorder, 'ws://b', { headers: { origin: 'http://c' } })
  expect(Recorder.made).toEqual([['ws://a'], ['ws://b', { headers: { origin: 'http://c' } }]])
})

it('refuses what is no class', () => {
  expect(() => checkWebSocket('ws', 'options.WebSocket')).toThrow(
    'options.WebSocket must be a WebSocket class',
  )
})

it.skipIf('WebSocket' in globalThis)('says where one comes from when the runtime has none', () => {
  expect(() => openWebSocket(undefined, 'ws://a')).toThrow('npm install ws')
  expect(() => checkWebSocket(undefined, 'options.WebSocket')).toThrow('npm install ws')
})
