// End-to-end encryption of one client: its master key, and the shared secrets that were made from it.

import { toBase64 } from '#crypto'
import { ArgumentError } from '../core/errors/argument-error.ts'
import { DecryptionError } from '../core/errors/decryption-error.ts'
import { lru } from '../core/lru.ts'
import { isEncryptedChannel } from '../protocol/names.ts'
import { seal, type SealFault, unseal } from '../protocol/seal.ts'
import {
  checkKeyDerivation,
  checkMasterKey,
  type KeyDerivation,
  type MasterKey,
  sharedSecret,
} from '../protocol/shared-secret.ts'

const reasons: Readonly<Record<SealFault, string>> = {
  not_sealed: 'it is not an encrypted event',
  not_authentic: 'it was changed, cut or sealed with another key',
}

export interface Encryption {
  /** The event data to send for a plaintext. */
  seal(channel: string, plaintext: string): string
  /** The value inside of an event's data. @throws DecryptionError */
  open(channel: string, data: unknown): unknown
  /** What an authorized client gets. */
  sharedSecret(channel: string): string
}

/** Secrets are cheap to make and small to keep; most clients use fewer channels than this. */
const cachedSecrets = 1000

/**
 * @param masterKey - without it every use is an ArgumentError that names the option
 * @throws ArgumentError for a key that is not 32 bytes or an unknown derivation
 */
export function createEncryption(
  masterKey: MasterKey | undefined,
  derivation: KeyDerivation = 'standard',
): Encryption {
  const kind = checkKeyDerivation(derivation, 'options.encryptionKeyDerivation')
  const key = masterKey === undefined ? undefined : checkMasterKey(masterKey, 'options.encryptionMasterKey')
  const secrets = lru(cachedSecrets, (channel) => {
    if (key === undefined) throw new ArgumentError('options.encryptionMasterKey', `is needed for ${channel}`)
    return sharedSecret(key, channel, kind)
  })
  return {
    seal: (channel, plaintext) => seal(secrets.get(channel), plaintext),
    sharedSecret: (channel) => toBase64(secrets.get(channel)),
    open(channel, data) {
      if (typeof channel !== 'string' || !isEncryptedChannel(channel))
        throw new ArgumentError('channel', 'must begin with "private-encrypted-"')
      const opened = unseal(secrets.get(channel), data)
      if ('fault' in opened) throw new DecryptionError(channel, reasons[opened.fault])
      return parse(opened.plaintext)
    },
  }
}

/** Clients read JSON and fall back to the text itself, since some libraries seal bare text. */
function parse(plaintext: string): unknown {
  try {
    return JSON.parse(plaintext)
  } catch {
    return plaintext
  }
}

/**
 * Makes a master key: base64 of 32 random bytes. Keep it on your servers, and the same on all of them.
 *
 * @example
 * ```ts
 * import { generateEncryptionMasterKey } from 'channelkit/sockudo'
 *
 * console.log(generateEncryptionMasterKey().length) // 44
 * ```
 */
export function generateEncryptionMasterKey(): string {
  return toBase64(globalThis.crypto.getRandomValues(new Uint8Array(32)))
}
