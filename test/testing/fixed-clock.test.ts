import { describe, expect, it, vi } from 'vitest'
import { createFakeSockudo } from '../../mocks/sockudo/index.ts'
import { fixedClock, sequentialIds } from '../../src/testing/index.ts'
import { connected } from '../mocks/sockudo/client.ts'

describe('the schedule of a fixedClock', () => {
  it('runs what is due, in the order of its times, each at its own', async () => {
    const clock = fixedClock(1000)
    const ran: [string, number][] = []
    const run = (name: string) => () => void ran.push([name, clock()])
    const { schedule } = clock
    schedule(run('last'), 30)
    schedule(run('first'), 10)
    schedule(run('at the same time'), 10)
    schedule(run('not yet'), 31)
    await clock.advance(30)
    expect(ran).toEqual([
      ['first', 1010],
      ['at the same time', 1010],
      ['last', 1030],
    ])
    expect(clock()).toBe(1030)
    await clock.advance(1)
    expect(ran.at(-1)).toEqual(['not yet', 1031])
  })

  it('runs what becomes due on the way', async () => {
    const clock = fixedClock(0)
    const times: number[] = []
    const tick = (): void => {
      times.push(clock())
      clock.schedule(tick, 10)
    }
    clock.schedule(tick, 10)
    await clock.advance(35)
    expect(times).toEqual([10, 20, 30])
  })

  it('lets promises settle before, between and after', async () => {
    const clock = fixedClock(0)
    const steps: string[] = []
    const later = async (name: string): Promise<void> => {
      await new Response('body').text()
      await undefined
      steps.push(`${name} at ${clock()}`)
    }
    clock.schedule(() => void later('one'), 10)
    clock.schedule(() => void later('two'), 20)
    void later('before')
    await clock.advance(20)
    expect(steps).toEqual(['before at 0', 'one at 10', 'two at 20'])
  })

  it('does not run what was cancelled', async () => {
    const clock = fixedClock(0)
    const task = vi.fn()
    const cancel = clock.schedule(task, 10)
    clock.schedule(cancel, 5)
    await clock.advance(100)
    expect(task).not.toHaveBeenCalled()
  })

  it('runs at once, but not before, what is due in no time', async () => {
    const clock = fixedClock(0)
    const task = vi.fn()
    clock.schedule(task, 0)
    clock.schedule(task, -5)
    expect(task).not.toHaveBeenCalled()
    await clock.advance(0)
    expect(task).toHaveBeenCalledTimes(2)
    expect(clock()).toBe(0)
  })

  it('moves one way after the other when the first was not awaited', async () => {
    const clock = fixedClock(0)
    const times: number[] = []
    for (const at of [10, 20, 30]) clock.schedule(() => times.push(clock()), at)
    const first = clock.advance(15)
    await clock.advance(15)
    await first
    expect(times).toEqual([10, 20, 30])
    expect(clock()).toBe(30)
  })

  it('tells what a task throws, and goes on from there', async () => {
    const clock = fixedClock(0)
    const task = vi.fn()
    clock.schedule(() => {
      throw new Error('a mistake')
    }, 10)
    clock.schedule(task, 20)
    await expect(clock.advance(20)).rejects.toThrow('a mistake')
    expect(clock()).toBe(10)
    await clock.advance(10)
    expect(task).toHaveBeenCalledOnce()
  })

  it('works under the fake timers of a test runner', async () => {
    vi.useFakeTimers()
    try {
      const clock = fixedClock(0)
      const task = vi.fn()
      clock.schedule(task, 10)
      await clock.advance(10)
      expect(task).toHaveBeenCalledOnce()
    } finally {
      vi.useRealTimers()
    }
  })

  it.each([NaN, Infinity, -1, '5'])('refuses to move by %s', async (milliseconds) => {
    await expect(fixedClock(0).advance(milliseconds as number)).rejects.toMatchObject({
      name: 'ArgumentError',
      argument: 'milliseconds',
    })
  })

  it('holds the webhooks of a fake, with the answers to them', async () => {
    const clock = fixedClock(0)
    const times: number[] = []
    const handler = async (request: Request): Promise<Response> => {
      times.push(clock())
      await request.text()
      return new Response(null, { status: 500 })
    }
    const webhooks = [{ handler, eventTypes: ['channel_occupied'] }]
    const app = { id: 'app-id', key: 'app-key', secret: 'app-secret', webhooks }
    const fake = createFakeSockudo({ apps: [app], clock, schedule: clock.schedule })
    connected(fake).subscribe('orders')
    await clock.advance(300)
    expect(times).toEqual([0, 100, 300])
    expect(fake.webhooks).toMatchObject([{ state: 'failed' }])
  })
})

describe('fixedClock', () => {
  it('starts at a Date as well', () => {
    expect(fixedClock(new Date(5))()).toBe(5)
  })

  it.each([NaN, '5', new Date(NaN)])('refuses to start at %s', (start) => {
    expect(() => fixedClock(start as number)).toThrow(expect.objectContaining({ argument: 'start' }))
  })
})

describe('sequentialIds', () => {
  it('counts, and begins anew', () => {
    const ids = sequentialIds()
    const draw = () => [ids.socketId(), ids.socketId(), ids.uuid(), ids.uuid()]
    const first = draw()
    expect(first).toEqual([
      '1.1',
      '1.2',
      '00000001-0000-4000-8000-000000000001',
      '00000001-0000-4000-8000-000000000002',
    ])
    expect(draw()).not.toEqual(first)
    ids.restart()
    expect(draw()).toEqual(first)
  })

  it('differ by their seed', () => {
    const [one, other] = [sequentialIds(10), sequentialIds(11)]
    expect([one.uuid(), one.socketId()]).toEqual(['0000000a-0000-4000-8000-000000000001', '10.1'])
    expect([other.uuid(), other.socketId()]).toEqual(['0000000b-0000-4000-8000-000000000001', '11.1'])
  })

  it.each([-1, 1.5, 2 ** 32, '1', NaN])('refuse the seed %s', (seed) => {
    expect(() => sequentialIds(seed as number)).toThrow(expect.objectContaining({ argument: 'seed' }))
  })
})
