// How large the parts of a push may be: what just fits, and one more.
//
// What is rendered for a provider has a limit of its own, so that long parts can be reached only with an override
// for the providers that have no room: an icon is in the payload for FCM twice, and templateData in that of everybody.

import type { ContractCase, Own, PrismRole } from '../case.ts'
import { deviceOf } from './push-devices.ts'

interface Limit {
  readonly what: string
  readonly most: number
  /** What is put into the body of a publish. */
  readonly of: (size: number) => object
  /** The answer to one more. */
  readonly message: string
  /** For one more. */
  readonly prism: PrismRole
}

export function pushLimitCases(own: Own): ContractCase[] {
  const channel = { type: 'channel', channel: own('silent') }
  const publish = { recipients: [channel], payload: { title: 'T', body: 'B', collapseKey: 'k' } }
  const limits: readonly Limit[] = [
    {
      what: 'recipients',
      most: 1024,
      of: (size) => ({ recipients: Array.from({ length: size }, () => channel) }),
      message: 'targets is invalid: too many targets',
      prism: 'refuses',
    },
    ...sizes,
  ]
  return [
    ...limits.flatMap((limit) => bothSides(publish, limit)),
    ...unreachable.map(([what, payload]): ContractCase => ({
      name: `has no room for ${what} without an override for FCM`,
      operation: 'publishPush',
      body: { ...publish, payload },
      expect: { status: 400, code: 'invalid_input', message: 'fcm payload exceeds 4096 bytes' },
      prism: { prompted: 'pushPayloadTooLong' },
    })),
    ...metadataCases(own),
  ]
}

function bothSides(publish: object, { what, most, of, message, prism }: Limit): ContractCase[] {
  const operation = 'publishPush'
  return [
    {
      name: `takes ${count(most)} ${what}`,
      operation,
      body: { ...publish, ...of(most) },
      expect: { status: 202, body: { status: 'accepted', expectedRecipients: 0 } },
      prism: 'accepts',
    },
    {
      name: `does not take ${count(most + 1)} ${what}`,
      operation,
      body: { ...publish, ...of(most + 1) },
      expect: { status: 400, code: 'invalid_input', message },
      prism,
    },
  ]
}

function metadataCases(own: Own): ContractCase[] {
  const operation = 'registerPushDevice'
  const registration = (size: number): object => ({
    ...deviceOf(own('described')),
    metadata: jsonOf(size),
  })
  return [
    {
      name: 'takes 4,096 bytes of metadata',
      operation,
      body: registration(4096),
      expect: { status: 201, body: { device: { id: own('described') } } },
      prism: 'accepts',
    },
    {
      name: 'does not take 4,097 bytes of metadata, and does not say so',
      operation,
      body: registration(4097),
      expect: { status: 500, code: 'internal_error', message: 'Internal server error' },
      prism: { prompted: 'internalError' },
    },
  ]
}

const count = (size: number): string => size.toLocaleString('en')

/** An object of so many bytes of JSON. */
const jsonOf = (size: number): object => ({ x: 'x'.repeat(size - JSON.stringify({ x: '' }).length) })

const overrides = (...providers: readonly string[]): object[] =>
  providers.map((provider) => ({ provider, payload: {} }))

const sizes: readonly Limit[] = [
  {
    what: 'bytes of title',
    most: 256,
    of: (size) => ({ payload: { title: 'x'.repeat(size) } }),
    message: 'title exceeds 256 bytes',
    prism: 'refuses',
  },
  {
    what: 'bytes of title in fewer characters',
    most: 256,
    of: (size) => ({ payload: { title: 'é'.repeat(size / 2) + 'x'.repeat(size % 2) } }),
    message: 'title exceeds 256 bytes',
    prism: { prompted: 'pushTitleTooLong' },
  },
  {
    what: 'bytes of body',
    most: 4096,
    of: (size) => ({
      payload: { body: 'x'.repeat(size) },
      providerOverrides: overrides('fcm', 'webPush', 'hms'),
    }),
    message: 'body exceeds 4096 bytes',
    prism: 'refuses',
  },
  {
    what: 'bytes of icon',
    most: 2048,
    of: (size) => ({
      payload: { icon: 'https://example.com/'.padEnd(size, 'x') },
      providerOverrides: overrides('fcm'),
    }),
    message: 'icon exceeds 2048 bytes',
    prism: 'refuses',
  },
  {
    what: 'bytes of templateData',
    most: 8192,
    of: (size) => ({
      payload: { templateData: jsonOf(size) },
      providerOverrides: overrides('fcm', 'apns', 'webPush', 'hms', 'wns'),
    }),
    message: 'templateData exceeds 8192 bytes',
    prism: { prompted: 'pushTemplateDataTooLong' },
  },
  ...['fcm', 'webPush', 'hms', 'wns', 'realtime'].map((provider): Limit => ({
    what: `bytes of override for ${provider}`,
    most: 4096,
    of: (size) => ({ providerOverrides: [{ provider, payload: jsonOf(size) }] }),
    message: 'payload exceeds 4096 bytes',
    prism: { prompted: 'pushOverrideTooLong' },
  })),
  {
    what: 'bytes of override for apns',
    most: 5120,
    of: (size) => ({ providerOverrides: [{ provider: 'apns', payload: jsonOf(size) }] }),
    message: 'payload exceeds 5120 bytes',
    prism: { prompted: 'pushOverrideTooLong' },
  },
]

/** What would fit, but not into what is rendered from it. */
const unreachable: readonly (readonly [string, object])[] = [
  ['2,048 bytes of icon', { icon: 'https://example.com/'.padEnd(2048, 'x') }],
  ['8,192 bytes of templateData', { templateData: jsonOf(8192) }],
]
