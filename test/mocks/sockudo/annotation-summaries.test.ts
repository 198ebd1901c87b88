import { describe, expect, it } from 'vitest'
import { annotated } from './annotated.ts'
import { connectedWith } from './token.ts'

interface Step {
  readonly name?: string
  readonly clientId?: string
  readonly count?: number
  /** Which of the steps before is taken back. */
  readonly back?: number
}

/** What subscribers are told after these steps. */
async function summaryOf(type: string, steps: readonly Step[]): Promise<unknown> {
  const { annotateAll, fake, takeBack } = await annotated()
  const client = connectedWith(fake, 'reader', 'subscribe')
  client.subscribe('orders')
  const serials: string[] = []
  for (const { back, ...step } of steps) {
    if (back === undefined) serials.push(...(await annotateAll({ type, ...step })))
    else serials.push((await takeBack(serials[back]!)).body.annotationSerial)
  }
  return client.frames().at(-1).data.annotations.summary[type]
}

const clients = (...clientIds: string[]): object => ({ total: clientIds.length, clientIds, clipped: false })
const votes = (clientCounts: Record<string, number>, unidentified: number): object => ({
  total: Object.values(clientCounts).reduce((sum, count) => sum + count, 0) + unidentified,
  clientCounts,
  totalUnidentified: unidentified,
  clipped: false,
  totalClientIds: Object.keys(clientCounts).length,
})
const ann = { clientId: 'ann' }
const bob = { clientId: 'bob' }

describe('total counts annotations', () => {
  it.each<[string, Step[], number]>([
    ['whatever they say', [{ count: 5 }, { ...ann, name: 'up' }, ann], 3],
    ['and one less that is taken back', [ann, ann, { back: 0 }], 1],
  ])('%s', async (_, steps, total) => {
    expect(await summaryOf('a:total.v1', steps)).toEqual({ total })
  })
})

describe('flag counts clients', () => {
  it.each<[string, Step[], object]>([
    ['once, in their order', [bob, ann, bob], clients('ann', 'bob')],
    ['and forgets one with any of its annotations', [ann, ann, bob, { back: 0 }], clients('bob')],
  ])('%s', async (_, steps, summary) => {
    expect(await summaryOf('a:flag.v1', steps)).toEqual(summary)
  })
})

describe('distinct counts clients per name', () => {
  it.each<[string, Step[], object]>([
    [
      'who may have several',
      [
        { ...ann, name: 'up' },
        { ...ann, name: 'down' },
        { ...bob, name: 'up' },
      ],
      { up: clients('ann', 'bob'), down: clients('ann') },
    ],
    [
      'and forgets a name that nobody has',
      [{ ...ann, name: 'up' }, { ...ann, name: 'down' }, { back: 0 }],
      { down: clients('ann') },
    ],
  ])('%s', async (_, steps, summary) => {
    expect(await summaryOf('a:distinct.v1', steps)).toEqual(summary)
  })
})

describe('unique counts clients per name', () => {
  it.each<[string, Step[], object]>([
    [
      'who have only the last',
      [
        { ...ann, name: 'up' },
        { ...bob, name: 'up' },
        { ...ann, name: 'down' },
      ],
      { up: clients('bob'), down: clients('ann') },
    ],
    [
      'and forgets the last name with any annotation of the client',
      [{ ...ann, name: 'up' }, { ...ann, name: 'down' }, { back: 0 }],
      {},
    ],
  ])('%s', async (_, steps, summary) => {
    expect(await summaryOf('a:unique.v1', steps)).toEqual(summary)
  })
})

describe('multiple adds up', () => {
  it.each<[string, Step[], object]>([
    [
      'counts per name and client, and those without a client',
      [
        { ...ann, name: 'red', count: 3 },
        { ...ann, name: 'red' },
        { name: 'red', count: 2 },
        { ...bob, name: 'blue' },
      ],
      { red: votes({ ann: 4 }, 2), blue: votes({ bob: 1 }, 0) },
    ],
    [
      'and forgets all of a client under a name, and keeps the name',
      [{ ...ann, name: 'red', count: 3 }, { ...ann, name: 'red' }, { back: 0 }],
      { red: votes({}, 0) },
    ],
    ['and keeps what has no client', [{ name: 'red', count: 2 }, { back: 0 }], { red: votes({}, 2) }],
  ])('%s', async (_, steps, summary) => {
    expect(await summaryOf('a:multiple.v1', steps)).toEqual(summary)
  })
})

describe('a summary over the size of an event', () => {
  it('names fewer clients and says so', async () => {
    const { annotateAll, fake } = await annotated({ limits: { dataBytes: 1024 } })
    const client = connectedWith(fake, 'reader', 'subscribe')
    client.subscribe('orders')
    const type = 'a:flag.v1'
    await annotateAll(
      ...Array.from({ length: 80 }, (_, index) => ({ type, clientId: `client-${index}`.padEnd(20, '-') })),
    )
    const { [type]: summary } = client.frames().at(-1).data.annotations.summary
    expect(summary).toMatchObject({ total: 80, clipped: true })
    expect(summary.clientIds).toHaveLength(32)
  })
})
