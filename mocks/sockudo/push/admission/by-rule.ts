// The pushes that an event sets off. They are made before the event is published, and sent after it.

import type { SignedCall } from '../../http/call.ts'
import { Failure, invalidInput, rateLimited } from '../../http/failure.ts'
import type { EventBody } from '../../publish/event-body.ts'
import { channelsOf } from '../../publish/publish-event.ts'
import { checkPayload, type Payload } from '../model/payload.ts'
import type { PublishBody } from '../model/publish-body.ts'
import { matches, type PushRule } from '../rules.ts'
import { acceptPublish } from './accept.ts'

/**
 * What is to be called when the event is published.
 *
 * @throws Failure for data that is no push, and for more than the rule allows in this second
 */
export function pushesByRule(call: SignedCall, event: EventBody): () => void {
  const { rules } = call.world.settings.push
  const { name } = event
  if (name === undefined) return () => {}
  const bodies = rules.flatMap((rule, index) =>
    channelsOf(event)
      .filter((channel) => matches(rule, channel, name))
      .map((channel) => {
        take(call, rule, index)
        return bodyOf(channel, payloadOf(event.data))
      }),
  )
  // A push that cannot be sent is a line in the log of the server, and nothing to whoever publishes.
  return () => bodies.forEach((body) => quietly(() => acceptPublish(call, body)))
}

function take({ app, world }: SignedCall, { rate }: PushRule, index: number): void {
  const second = Math.floor(world.settings.clock() / 1000)
  const before = app.push.ruleRates.get(index)
  const taken = before?.second === second ? before.count : 0
  if (taken >= rate) throw rateLimited('push rule rate limit exceeded', 1)
  app.push.ruleRates.set(index, { second, count: taken + 1 })
}

/** `title` and `body` are what is seen; the rest goes to devices as `data`. @throws Failure */
function payloadOf(data: string | undefined): Payload {
  if (data === undefined) throw invalidInput('push rule message data is required')
  const found = objectOf(data)
  const { title, body, ...rest } = found
  const payload: Payload = {
    templateId: undefined,
    templateData: JSON.stringify({ data: rest }),
    title: requireText('title', title),
    body: requireText('body', body),
    icon: undefined,
    sound: undefined,
    collapseKey: undefined,
  }
  const problem = checkPayload(payload)
  if (problem !== undefined) throw invalidInput(`push payload is invalid: ${problem}`)
  return payload
}

function objectOf(data: string): Record<string, unknown> {
  let value: unknown
  try {
    value = JSON.parse(data)
  } catch {
    throw invalidInput('invalid push rule data: the data is not JSON')
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    return value as Record<string, unknown>
  }
  throw invalidInput('message data must be a JSON object for channel push rules')
}

function requireText(name: 'title' | 'body', value: unknown): string {
  if (typeof value === 'string') return value
  if (value === undefined) throw invalidInput(`message data is missing required ${name} field`)
  throw invalidInput(`message data ${name} must be a string`)
}

function bodyOf(channel: string, payload: Payload): PublishBody {
  return {
    publishId: undefined,
    recipients: [{ type: 'channel', channel }],
    payload,
    providerOverrides: [],
    liveActivity: undefined,
    sync: false,
    notBeforeMs: undefined,
    expiresAtMs: undefined,
  }
}

function quietly(act: () => void): void {
  try {
    act()
  } catch (error) {
    if (!(error instanceof Failure)) throw error
  }
}
