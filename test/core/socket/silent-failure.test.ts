import { describe, expect, it } from 'vitest'
import { checkReconnect } from '../../../src/core/socket/back-off.ts'
import { openReconnecting } from '../../../src/core/socket/reconnecting-socket.ts'
import { fixedClock } from '../../../src/testing/index.ts'
import { FakeSocket } from './fake-socket.ts'

async function told(fail: (socket: FakeSocket) => void, ofTheCall: boolean): Promise<unknown[]> {
  const clock = fixedClock(0)
  const all: unknown[] = []
  openReconnecting({
    operation: 'listen',
    prepare: () => {},
    make() {
      const made = new FakeSocket()
      if (ofTheCall) queueMicrotask(() => fail(made))
      else clock.schedule(() => fail(made), 1)
      return made
    },
    timeout: 10_000,
    reconnect: checkReconnect(false, 'options.reconnect'),
    onOpen: () => all.push('open'),
    onMessage: (data) => all.push(data),
    onClose: ({ code, opened }) => all.push({ code, opened }),
    onFailure: (error) => all.push(error.message),
    onEnd: (error) => all.push(error?.message),
    redact: (text) => text,
    schedule: clock.schedule,
  })
  await clock.advance(1)
  return all
}

// What undici 6 does, which is the WebSocket of Node 22.
describe('an attempt that failed', () => {
  const over = [{ code: 1006, opened: false }, 'the connection could not be made: refused']

  it('is over with its error, also where no close follows', async () => {
    expect(await told((socket) => socket.error(new Error('refused')), false)).toEqual(over)
  })

  it('is over also where the error comes as soon as the WebSocket is made', async () => {
    expect(await told((socket) => socket.error(new Error('refused')), true)).toEqual(over)
  })

  it('is over once where a close follows', async () => {
    const fail = (socket: FakeSocket): void => {
      socket.error(new Error('refused'))
      socket.end(1006)
    }
    expect(await told(fail, false)).toEqual(over)
  })
})
