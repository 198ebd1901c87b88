// Every named example of the contract of Pusher is provoked on the fakes whose servers give it, and is what the contract
// says, to the last field.

import { describe, expect, it } from 'vitest'
import { operationsOf, readContract, resolve, type Node } from '../../contract/support/contracts.ts'
import { violations, webhookViolations } from '../../contract/support/closed-contract.ts'
import { pusherPresets } from '../../../src/services/pusher/index.ts'
import type { Answered } from '../sockudo/setup.ts'
import { provocations } from './examples.ts'
import { setupPusher } from './setup.ts'

const contract = await readContract('pusher')

/** By the name of an example: the bodies that it has, by status. */
const examples = new Map<string, { readonly status: number; readonly value: unknown }>()
for (const { definition } of operationsOf(contract)) {
  for (const [status, response] of Object.entries(definition['responses'] as Record<string, Node>)) {
    const content = (resolve(contract, response)['content'] ?? {}) as Readonly<Record<string, Node>>
    for (const { examples: named = {} } of Object.values(content)) {
      for (const [name, example] of Object.entries(named as Record<string, Node>))
        examples.set(name, { status: Number(status), value: resolve(contract, example)['value'] })
    }
  }
}

/** What is meant: soketi says in the body what others say in the status. */
function meant({ status, body, text }: Answered): { readonly status: number; readonly body: unknown } {
  const { error, code } = Object(body) as { error?: string; code?: number }
  const said = status === 200 && error !== undefined && code !== undefined ? code : status
  return { status: said, body: body ?? text }
}

describe.each(['pusher', 'soketi'] as const)('the webhooks of preset %s', (preset) => {
  it('are what the contract says, to the last field', async () => {
    const bodies: any[] = []
    const handler = async (request: Request): Promise<Response> => {
      bodies.push(await request.json())
      return new Response()
    }
    const app = { id: '1234', key: 'app-key', secret: 'app-secret', webhooks: [{ handler }] }
    const { fake, on, time } = setupPusher({ preset, apps: [app] })
    const client = on(['orders', 'cache-orders', 'presence-room'], 'ann')
    client.send({ event: 'client-typing', channel: 'presence-room', data: { a: 1 } })
    client.leave()
    time.advance(3000)
    const delivered = (): boolean => fake.webhooks.every(({ state }) => state === 'delivered')
    await fake.waitFor(delivered)
    expect(bodies.flatMap((body) => webhookViolations(body, 'pusher'))).toEqual([])
    const names = new Set(bodies.flatMap(({ events }) => events.map(({ name }: { name: string }) => name)))
    expect([...names].toSorted()).toEqual([...pusherPresets[preset].webhooks].toSorted())
  })
})

describe('the examples of the contract', () => {
  const rows = provocations.flatMap((row) => row.presets.map((preset) => [row.example, preset, row] as const))

  it.each(rows)(
    '%s is what the fake of preset %s says',
    async (name, preset, { operation, status, provoke }) => {
      const answer = await provoke(setupPusher({ preset }))
      const { value } = examples.get(name)!
      expect(meant(answer)).toEqual({ status, body: value })
      expect(
        violations(operation, status, answer.headers.get('content-type'), meant(answer).body, 'pusher'),
      ).toEqual([])
    },
  )

  it('are all provoked', () => {
    const provoked = new Set(provocations.map(({ example }) => example))
    expect([...examples.keys()].filter((name) => !provoked.has(name))).toEqual([])
  })

  it('have the status that the contract has them under', () => {
    const wrong = provocations.filter(({ example, status }) => examples.get(example)?.status !== status)
    expect(wrong.map(({ example }) => example)).toEqual([])
  })
})
