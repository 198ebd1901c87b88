// What `extras.ai.transport` and `extras.ai.codec` may hold.

import { utf8Length } from '../../../src/core/bytes.ts'
import { aiFailure, type Failure } from '../http/failure.ts'
import type { AiExtras } from './event-body.ts'

interface Tier {
  readonly name: string
  readonly key: RegExp
  readonly rule: string
  valueBytes(key: string): number
}

const transport: Tier = {
  name: 'extras.ai.transport',
  key: /^[a-z0-9-]+$/,
  rule: '[a-z0-9-]+',
  valueBytes: (key) => (key === 'steer-codec-message-ids' ? 2048 : 256),
}

const codec: Tier = {
  name: 'extras.ai.codec',
  key: /^[A-Za-z0-9_-]+$/,
  rule: '[A-Za-z0-9_-]+',
  valueBytes: (key) => (key === 'providerMetadata' ? 8192 : 256),
}

const tierKeys = 32
const keyBytes = 64

const choices: Readonly<Record<string, readonly string[]>> = {
  'run-reason': ['complete', 'cancelled', 'error'],
  'turn-reason': ['complete', 'cancelled', 'error', 'suspended'],
  'step-reason': ['complete', 'failed', 'cancelled'],
  status: ['streaming', 'complete', 'cancelled'],
  role: ['user', 'assistant', 'system', 'tool', 'agent'],
}
const flags = new Set(['stream', 'discrete', 'turn-continue', 'run-continue'])
const free = new Set(['run-client-id', 'step-client-id', 'error-message'])
const filled = new Set([
  'run-id',
  'turn-id',
  'turn-client-id',
  'input-client-id',
  'input-codec-message-id',
  'codec-message-id',
  'parent',
  'fork-of',
  'stream-id',
  'invocation-id',
  'event-id',
  'step-id',
  'step-start-serial',
  'steer-codec-message-ids',
  'msg-regenerate',
  'supersedes',
  'error-code',
  'model',
])

/** @throws Failure */
export function checkAiHeaders(ai: AiExtras): void {
  if (ai.transport !== undefined) {
    checkTier(transport, ai.transport)
    for (const [key, value] of Object.entries(ai.transport)) checkTransportValue(key, value)
  }
  if (ai.codec !== undefined) checkTier(codec, ai.codec)
}

function checkTier(tier: Tier, values: Readonly<Record<string, string>>): void {
  const entries = Object.entries(values)
  if (entries.length > tierKeys) throw tooLarge(`${tier.name} exceeds ${tierKeys} keys`)
  for (const [key, value] of entries) {
    if (utf8Length(key) > keyBytes) throw tooLarge(`${tier.name} key exceeds ${keyBytes} bytes`)
    if (!tier.key.test(key)) throw invalid(`${tier.name} key '${key}' must match ${tier.rule}`)
    const limit = tier.valueBytes(key)
    if (utf8Length(value) > limit) throw tooLarge(`${tier.name}.${key} exceeds ${limit} bytes`)
  }
}

function checkTransportValue(key: string, value: string): void {
  const name = `${transport.name}.${key}`
  const allowed = Object.hasOwn(choices, key) ? choices[key] : undefined
  if (allowed !== undefined) {
    if (!allowed.includes(value)) throw invalid(`${name} has invalid value`)
  } else if (flags.has(key)) {
    if (value !== 'true' && value !== 'false') throw invalid(`${name} must be true or false`)
  } else if (filled.has(key)) {
    if (value === '') throw invalid(`${name} must not be empty`)
  } else if (!free.has(key)) throw invalid(`unknown ${transport.name} key '${key}'`)
}

function invalid(error: string): Failure {
  return aiFailure(400, 'ai_invalid_transport_header', 104000, error)
}

function tooLarge(error: string): Failure {
  return aiFailure(413, 'ai_header_too_large', 104001, error)
}
