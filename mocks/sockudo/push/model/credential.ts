// How the server signs in at a provider. Only that a credential is there is ever shown.

import { type Decoder, json, optional, string } from '../../serde/decode.ts'
import { u64 } from '../../serde/integer.ts'
import { struct } from '../../serde/struct.ts'
import { blank, type Problem } from './check.ts'
import type { Provider } from './provider.ts'

export interface CredentialBody {
  readonly credentialId: string | undefined
  readonly version: number | undefined
}

export interface Credential {
  readonly app_id: string
  readonly credential_id: string
  readonly provider: Provider
  readonly version: number
}

/** What a credential of a provider consists of. */
export interface CredentialKind<Body extends CredentialBody> {
  readonly provider: Provider
  readonly body: Decoder<Body>
  /** What must not be blank, and is kept encrypted; a 400 tells. */
  secrets(body: Body): readonly (string | undefined)[]
  /** Anything else that is wrong is a 500. */
  problem(body: Body): Problem
}

const common = { credentialId: optional(string), version: optional(u64) }

export const fcm: CredentialKind<CredentialBody & { readonly serviceAccountJson: string }> = {
  provider: 'fcm',
  body: struct('FcmCredentialRequest', { ...common, serviceAccountJson: json }),
  // Any JSON is taken: even of an empty text the quotes are left.
  secrets: ({ serviceAccountJson }) => [serviceAccountJson],
  problem: () => undefined,
}

export interface ApnsCredential extends CredentialBody {
  readonly p12: string | undefined
  readonly p12Password: string | undefined
  readonly pem: string | undefined
  readonly teamId: string | undefined
  readonly keyId: string | undefined
  readonly privateKey: string | undefined
}

export const apns: CredentialKind<ApnsCredential> = {
  provider: 'apns',
  body: struct('ApnsCredentialRequest', {
    ...common,
    p12: optional(string),
    p12Password: optional(string),
    pem: optional(string),
    teamId: optional(string),
    keyId: optional(string),
    privateKey: optional(string),
  }),
  secrets: ({ p12, p12Password, pem, privateKey }) => [p12, p12Password, pem, privateKey],
  problem({ p12, pem, teamId, keyId, privateKey }) {
    if (teamId !== undefined && keyId !== undefined && privateKey !== undefined) {
      return blank('teamId', teamId) ?? blank('keyId', keyId)
    }
    return p12 === undefined && pem === undefined
      ? 'material is invalid: apns requires p12, pem, or token auth material'
      : undefined
  },
}

export const webPush: CredentialKind<
  CredentialBody & { readonly publicKey: string; readonly privateKey: string }
> = {
  provider: 'webPush',
  body: struct('WebPushCredentialRequest', { ...common, publicKey: string, privateKey: string }),
  secrets: ({ privateKey }) => [privateKey],
  problem: ({ publicKey }) => blank('publicKey', publicKey),
}

export const hms: CredentialKind<
  CredentialBody & { readonly hmsAppId: string; readonly clientSecret: string }
> = {
  provider: 'hms',
  body: struct('HmsCredentialRequest', { ...common, hmsAppId: string, clientSecret: string }),
  secrets: ({ clientSecret }) => [clientSecret],
  problem: ({ hmsAppId }) => blank('hmsAppId', hmsAppId),
}

export const wns: CredentialKind<
  CredentialBody & { readonly packageSid: string; readonly clientSecret: string }
> = {
  provider: 'wns',
  body: struct('WnsCredentialRequest', { ...common, packageSid: string, clientSecret: string }),
  secrets: ({ clientSecret }) => [clientSecret],
  problem: ({ packageSid }) => blank('packageSid', packageSid),
}
