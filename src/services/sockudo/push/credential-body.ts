// What a credential must hold, by provider.

import { checkCount, checkNotBlank, checkOptions } from '../../../core/check.ts'
import { ArgumentError, shapeOf } from '../../../core/errors/argument-error.ts'
import { encodeJson } from '../../../core/encode-json.ts'
import type { Schemas } from '../contract.ts'
import { oneOf } from './values.ts'

interface ApnsParts {
  readonly credentialId?: string
  readonly version?: number
  readonly teamId?: string
  readonly keyId?: string
  /** The text of the `.p8` file. */
  readonly privateKey?: string
  readonly pem?: string
  /** PKCS#12 in base64. */
  readonly p12?: string
  readonly p12Password?: string
}

type With<Name extends keyof ApnsParts> = { readonly [Part in Name]: NonNullable<ApnsParts[Part]> }

/** A signing key, or a certificate in one of two forms. */
export type ApnsCredential = ApnsParts & (With<'teamId' | 'keyId' | 'privateKey'> | With<'pem'> | With<'p12'>)

/** The credentials that the server can store, by provider. */
export interface PushCredentials {
  readonly fcm: Schemas['FcmCredentialRequest']
  readonly apns: ApnsCredential
  readonly webPush: Schemas['WebPushCredentialRequest']
  readonly hms: Schemas['HmsCredentialRequest']
  readonly wns: Schemas['WnsCredentialRequest']
}

export type CredentialProvider = keyof PushCredentials

const names: Readonly<Record<CredentialProvider, readonly string[]>> = {
  fcm: ['serviceAccountJson'],
  apns: ['teamId', 'keyId', 'privateKey', 'pem', 'p12', 'p12Password'],
  webPush: ['publicKey', 'privateKey'],
  hms: ['hmsAppId', 'clientSecret'],
  wns: ['packageSid', 'clientSecret'],
}

/** @throws ArgumentError */
export function checkCredentialProvider(provider: unknown, argument: string): CredentialProvider {
  return oneOf(provider, Object.keys(names), argument) as CredentialProvider
}

/**
 * The credential itself, checked.
 *
 * @throws ArgumentError
 */
export function credentialBody(provider: CredentialProvider, credential: object): object {
  checkOptions(credential, ['credentialId', 'version', ...names[provider]], 'credential')
  const given = credential as Readonly<Record<string, unknown>>
  if (given['credentialId'] !== undefined) checkNotBlank(given['credentialId'], 'credential.credentialId')
  if (given['version'] !== undefined) checkCount(given['version'], 'credential.version', 1)
  if (provider === 'fcm') checkServiceAccount(given['serviceAccountJson'])
  else if (provider === 'apns') checkApns(given)
  else for (const name of names[provider]) checkNotBlank(given[name], `credential.${name}`)
  return credential
}

/** Every text of it except its name, to be kept out of errors. */
export function secretsIn(credential: object): string[] {
  const { credentialId: _, ...material } = credential as { credentialId?: unknown }
  return textsIn(material)
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []
}

/** The server takes any JSON, and finds out when it delivers. */
function checkServiceAccount(account: unknown): void {
  const argument = 'credential.serviceAccountJson'
  if (typeof account !== 'object' || account === null || Array.isArray(account)) {
    const hint = typeof account === 'string' ? '; parse the text of the file' : ''
    throw new ArgumentError(argument, `must be an object, received ${shapeOf(account)}${hint}`)
  }
  encodeJson(account, argument)
}

function checkApns(given: Readonly<Record<string, unknown>>): void {
  const present = names.apns.filter((name) => given[name] !== undefined)
  for (const name of present) checkNotBlank(given[name], `credential.${name}`)
  const key = ['teamId', 'keyId', 'privateKey']
  const missing = key.filter((name) => !present.includes(name))
  // A part of a key is stored and never used.
  if (missing.length === 1 || missing.length === 2)
    throw new ArgumentError(`credential.${missing[0]}`, `is missing: a key is ${key.join(', ')}`)
  if (present.includes('p12Password') && !present.includes('p12'))
    throw new ArgumentError('credential.p12Password', 'is for p12, which is missing')
  if (present.length === 0)
    throw new ArgumentError('credential', `must hold ${key.join(', ')}, or pem, or p12`)
}
