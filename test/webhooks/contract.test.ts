// What the webhooks of the real server are measured with lets nothing through that the contract does not describe.

import { expect, it } from 'vitest'
import contract from '../../generated/sockudo/openapi.json' with { type: 'json' }
import { signedWebhook } from '../../src/testing/index.ts'
import { webhookViolations } from '../contract/support/closed-contract.ts'
import { now, own, receiverOf } from './support.ts'

interface Body {
  readonly time_ms: number
  readonly events: readonly { readonly name: string }[]
}

const { examples } = contract.webhooks.events.post.requestBody.content['application/json']
const bodies = Object.values(examples).map(({ $ref }) => {
  const name = $ref.split('/').at(-1) as keyof typeof contract.components.examples
  return (contract.components.examples[name] as { readonly value: unknown }).value as Body
})

it('there is an example of every event', () => {
  const names = bodies.flatMap(({ events }) => events.map(({ name }) => name))
  expect(new Set(names).size).toBe(contract.components.schemas.WebhookEvent.oneOf.length)
})

it.each(bodies)('the example $events.0.name fits the closed contract, and is received', async (body) => {
  expect(webhookViolations(body)).toEqual([])
  const request = signedWebhook(body.events, { ...own, timeMs: now })
  expect((await receiverOf().webhook(request)).events).toEqual(body.events)
})

it.each(bodies)(
  'the example $events.0.name with one field more or fewer does not fit',
  ({ time_ms, events: [event] }) => {
    const fields = Object.keys(event!).filter((field) => field !== 'name')
    for (const changed of [
      { ...event!, extra: 1 },
      ...fields.map((field) => ({ ...event!, [field]: undefined })),
    ]) {
      const text = JSON.stringify({ time_ms, events: [changed] })
      expect(webhookViolations(JSON.parse(text)), text).not.toEqual([])
    }
  },
)

it('an unknown event and an unknown field of the body do not fit', () => {
  expect(webhookViolations({ time_ms: 1, events: [{ name: 'later' }] } as Body)).not.toEqual([])
  expect(webhookViolations({ ...bodies[0]!, id: 1 } as Body)).not.toEqual([])
})
