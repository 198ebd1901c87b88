// POST /apps/{appId}/push/credentials/{provider}

import type { ContractCase, OperationId, Own } from '../case.ts'

interface Kind {
  readonly save: OperationId
  readonly provider: string
  readonly secrets: object
  /** Fails the check of the storage, which answers without a reason. */
  readonly refused: object
}

const kinds: readonly Kind[] = [
  {
    save: 'saveFcmCredential',
    provider: 'fcm',
    secrets: { serviceAccountJson: { project_id: 'p' } },
    refused: { serviceAccountJson: {}, version: 0 },
  },
  {
    save: 'saveApnsCredential',
    provider: 'apns',
    secrets: { teamId: 'T', keyId: 'K', privateKey: 'P' },
    refused: { teamId: 'T', privateKey: 'P' },
  },
  {
    save: 'saveWebPushCredential',
    provider: 'webPush',
    secrets: { publicKey: 'P', privateKey: 'S' },
    refused: { publicKey: '', privateKey: 'S' },
  },
  {
    save: 'saveHmsCredential',
    provider: 'hms',
    secrets: { hmsAppId: '1', clientSecret: 'S' },
    refused: { hmsAppId: ' ', clientSecret: 'S' },
  },
  {
    save: 'saveWnsCredential',
    provider: 'wns',
    secrets: { packageSid: 'ms-app://1', clientSecret: 'S' },
    refused: { packageSid: '', clientSecret: 'S' },
  },
]

export function pushCredentialCases(own: Own): ContractCase[] {
  return [
    ...kinds.flatMap((kind) => savingCases(own, kind)),
    {
      name: 'accepts a certificate instead of a signing key',
      operation: 'saveApnsCredential',
      body: { credentialId: own('pem'), pem: 'P' },
      expect: { status: 201, body: { credential_id: own('pem') } },
      prism: 'accepts',
    },
    {
      name: 'refuses a blank secret',
      operation: 'saveWnsCredential',
      body: { packageSid: 'ms-app://1', clientSecret: ' ' },
      expect: { status: 400, code: 'invalid_input', message: 'secret must not be empty' },
      prism: 'refuses',
    },
    {
      name: 'refuses a body without a field that it needs',
      operation: 'saveWnsCredential',
      body: { packageSid: 'ms-app://1' },
      expect: {
        status: 400,
        code: 'invalid_input',
        message: 'invalid JSON body: missing field `clientSecret`',
      },
      prism: 'refuses',
    },
    {
      name: 'refuses a body that is no JSON in the words of the push routes',
      operation: 'saveHmsCredential',
      body: '{',
      expect: { status: 400, code: 'invalid_input', message: 'invalid JSON body: EOF while parsing' },
      prism: 'refuses',
    },
  ]
}

function savingCases(own: Own, { save, provider, secrets, refused }: Kind): ContractCase[] {
  const credentialId = own(provider)
  return [
    {
      name: 'stores credentials under a name',
      operation: save,
      body: { ...secrets, credentialId, version: 2 },
      expect: {
        status: 201,
        exactly: { app_id: 'app-id', credential_id: credentialId, provider, version: 2 },
      },
      prism: 'accepts',
    },
    {
      name: 'names credentials after the provider',
      operation: save,
      body: secrets,
      expect: { status: 201, body: { credential_id: provider.toLowerCase(), version: 1 } },
      prism: 'accepts',
    },
    {
      name: 'does not say which value its storage refuses',
      operation: save,
      body: refused,
      expect: { status: 500, code: 'internal_error', message: 'Internal server error' },
      prism: 'refuses',
    },
  ]
}
