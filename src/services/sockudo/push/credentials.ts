// What the server identifies itself with to the providers.

import { call } from '../../../channels/call.ts'
import type { Context } from '../../../channels/context.ts'
import { runCall } from '../../../core/http.ts'
import type { Schemas } from '../contract.ts'
import { adminAccess, type PushCallOptions } from './access.ts'
import {
  checkCredentialProvider,
  credentialBody,
  type CredentialProvider,
  type PushCredentials,
  secretsIn,
} from './credential-body.ts'
import { plainList, type PushList, type PushListOptions } from './lists.ts'

export interface PushCredentialStore {
  /**
   * Stores what the server identifies itself with to a provider, encrypted, in place of a credential with the same name. A
   * running server does not take it up: which credentials it delivers with is decided when it starts.
   *
   * @param provider - fcm, apns, webPush, hms or wns
   * @param credential - as the contract has it for this provider; what is secret in it appears in no error
   * @returns the credential without what is secret
   * @throws ArgumentError for a credential that is not complete
   */
  save<const Provider extends CredentialProvider>(
    provider: Provider,
    credential: PushCredentials[Provider],
    options?: PushCallOptions,
  ): Promise<Schemas['PushCredential']>

  /** The stored credentials by name, without what is secret. */
  list(options?: PushListOptions): PushList<Schemas['PushCredentialPage']>
}

const operations: Readonly<Record<CredentialProvider, string>> = {
  fcm: 'saveFcmCredential',
  apns: 'saveApnsCredential',
  webPush: 'saveWebPushCredential',
  hms: 'saveHmsCredential',
  wns: 'saveWnsCredential',
}

export function createCredentialStore(context: Context): PushCredentialStore {
  return {
    save: (provider, credential, options = {}) => {
      const operation = Object.hasOwn(operations, provider) ? operations[provider] : 'saveCredential'
      return runCall(context.server, operation, async () => {
        checkCredentialProvider(provider, 'provider')
        const { headers } = adminAccess(options)
        const body = credentialBody(provider, credential)
        return call(context, operation, { body, headers, secrets: secretsIn(body) }, options)
      })
    },
    list: (options) => plainList(context, 'listPushCredentials', options),
  }
}
