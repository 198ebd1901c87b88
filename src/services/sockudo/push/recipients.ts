// Where a provider delivers to: tokens, endpoints and channels, by the shape that each provider gives them.

import { checkNotBlank, checkOptions } from '../../../core/check.ts'
import { ArgumentError, shapeOf } from '../../../core/errors/argument-error.ts'
import type { Schemas } from '../contract.ts'
import { oneOf } from './values.ts'

type Recipient = Schemas['PushRecipient']
type Check = (value: string, argument: string) => void

/** What a recipient consists of besides its `transportType`, and how each part looks. */
const parts: Readonly<Record<Recipient['transportType'], Readonly<Record<string, Check>>>> = {
  gcm: { registrationToken: anything },
  apns: { deviceToken: checkAppleToken },
  apnsLiveActivity: { activityToken: checkAppleToken },
  apnsLiveActivityBroadcast: { channelId: checkBroadcastId },
  web: { endpoint: checkEndpoint, p256dh: checkBrowserKey, auth: checkBrowserSecret },
  hms: { registrationToken: anything },
  wns: { channelUri: checkEndpoint },
  realtime: { channel: anything },
}

/**
 * Checks a recipient of a device or a publish.
 *
 * @throws ArgumentError that names the part, never its value
 */
export function checkRecipient(recipient: unknown, argument: string): void {
  const given = Object(recipient) as Record<string, unknown>
  if (given !== recipient)
    throw new ArgumentError(argument, `must be an object, received ${shapeOf(recipient)}`)
  const type = given['transportType']
  const transport = oneOf(type, Object.keys(parts), `${argument}.transportType`) as Recipient['transportType']
  const checks = parts[transport]
  const more = transport === 'apnsLiveActivityBroadcast' ? ['storagePolicy'] : []
  checkOptions(given, ['transportType', ...Object.keys(checks), ...more], argument)
  for (const [name, check] of Object.entries(checks)) {
    check(checkNotBlank(given[name], `${argument}.${name}`), `${argument}.${name}`)
  }
  if (given['storagePolicy'] !== undefined)
    checkStoragePolicy(given['storagePolicy'], `${argument}.storagePolicy`)
}

/** The parts of a recipient that let anybody deliver to it. */
export function secretsOf(recipient: Recipient): string[] {
  if (recipient.transportType === 'realtime') return []
  const { transportType, ...tokens } = recipient
  return Object.keys(parts[transportType]).map((name) => (tokens as Record<string, string>)[name]!)
}

/** @throws ArgumentError, in the words of the server */
export function checkBroadcastId(id: unknown, argument: string): string {
  const text = checkNotBlank(id, argument)
  if (text.length <= 4096 && /^[\w+/=-]+$/.test(text)) return text
  const rule = 'is not acceptable: channel ID has an invalid format (1 to 4096 of A-Z a-z 0-9 _ + / = -)'
  throw new ArgumentError(argument, rule)
}

export function checkStoragePolicy(policy: unknown, argument: string): void {
  oneOf(policy, ['noStorage', 'mostRecent'], argument)
}

function anything(): void {}

/** Everything else is accepted, and fails at the delivery. */
function checkAppleToken(token: string, argument: string): void {
  if (token.length <= 512 && /^[\w-]+$/.test(token)) return
  const rule = `must be a token of APNs, at most 512 of A-Z a-z 0-9 _ -, received ${shapeOf(token)}`
  throw new ArgumentError(argument, rule)
}

/** A point of the curve P-256: 65 bytes from 04, or 33 from 02 or 03. Others are accepted, and fail at the delivery. */
function checkBrowserKey(key: string, argument: string): void {
  if (/^(?:B[\w-]{86}|A[g-z\d_-][\w-]{42})$/.test(key)) return
  const rule = 'must be the p256dh of a browser, 65 bytes in base64url (87 characters) that begin with B'
  throw new ArgumentError(argument, `${rule}, received ${shapeOf(key)}`)
}

/** The same holds for a secret. */
function checkBrowserSecret(secret: string, argument: string): void {
  if (/^[\w-]{22}$/.test(secret)) return
  const rule = 'must be the auth of a browser, 16 bytes in base64url (22 characters)'
  throw new ArgumentError(argument, `${rule}, received ${shapeOf(secret)}`)
}

/** Which hosts the server delivers to is its own business. */
function checkEndpoint(endpoint: string, argument: string): void {
  const url = URL.canParse(endpoint) ? new URL(endpoint) : undefined
  if (url === undefined) throw new ArgumentError(argument, 'is invalid: must be a valid URL')
  if (url.protocol !== 'https:') throw new ArgumentError(argument, 'is invalid: must use https')
  if (url.username !== '' || url.password !== '')
    throw new ArgumentError(argument, 'is not allowed: userinfo is not allowed')
}
