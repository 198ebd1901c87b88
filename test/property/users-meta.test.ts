// Whatever the order in which a server answers, no meta request gets the answer of another one.

import fc from 'fast-check'
import { expect, it } from 'vitest'
import { connectUsersEvents } from '../../src/services/users/index.ts'
import { fixedClock } from '../../src/testing/index.ts'
import { scriptedSockets } from '../services/users/scripted-socket.ts'

interface Asked {
  readonly property: string
  /** In steps of ten milliseconds. */
  readonly start: number
  /** Milliseconds until each handler of the server answers. */
  readonly delays: readonly number[]
  readonly timeout: number
}

const asked = (handlers: number): fc.Arbitrary<Asked> =>
  fc.record({
    property: fc.string({ minLength: 1, maxLength: 8, unit: 'grapheme-ascii' }),
    start: fc.integer({ min: 0, max: 60 }),
    delays: fc.array(fc.integer({ min: 0, max: 300 }), { minLength: handlers, maxLength: handlers }),
    timeout: fc.integer({ min: 50, max: 2000 }),
  })

const served = fc
  .integer({ min: 1, max: 4 })
  .chain((handlers) =>
    fc.record({ handlers: fc.constant(handlers), calls: fc.array(asked(handlers), { maxLength: 8 }) }),
  )

it('each meta request resolves to its own answer, or runs out of time', async () => {
  await fc.assert(
    fc.asyncProperty(served, async ({ handlers, calls }) => {
      const clock = fixedClock(0)
      const { WebSocket, connections } = scriptedSockets()
      const client = connectUsersEvents({
        url: 'ws://127.0.0.1:8080',
        WebSocket,
        schedule: clock.schedule,
        reconnect: { jitter: 0 },
      })
      let served = 0
      /** A server that serves each frame as often as it has handlers: echoes at once, meta when the database is ready. */
      const serve = (): void => {
        for (const connection of connections) {
          if (connection.closedWith !== undefined) continue
          for (const frame of connection.takeSent()) {
            if (frame['eventType'] === 10) {
              for (let handler = 0; handler < handlers; handler++) connection.say(frame)
              continue
            }
            const { delays } = calls[served++ % calls.length]!
            for (const delay of delays) {
              clock.schedule(() => connection.say({ eventType: 9, val: frame['property'] }), delay)
            }
          }
        }
      }
      await clock.advance(0)
      connections[0]!.open()
      const ask = ({ property, timeout }: Asked, index: number): Promise<boolean> => {
        const name = `${property}${index}`
        return client.meta.getProperty('george', name, { timeout }).then(
          (value) => value === name,
          (error: Error) => error.name === 'TimeoutError',
        )
      }
      const outcomes: Promise<boolean>[] = []
      for (let step = 0; step < 400; step++) {
        for (const [index, call] of calls.entries()) if (call.start === step) outcomes.push(ask(call, index))
        serve()
        await clock.advance(10)
        const { length } = connections
        if (length > 1 && connections[length - 1]!.isNew) connections[length - 1]!.open()
      }
      client.close()
      expect(await Promise.all(outcomes)).toEqual(calls.map(() => true))
    }),
    { numRuns: 40 },
  )
}, 120_000)
