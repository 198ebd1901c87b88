import { KitError } from './kit-error.ts'

/**
 * Encrypted data cannot be opened: it was cut, changed, or sealed with another key.
 *
 * The message holds neither the data nor the key.
 */
export class DecryptionError extends KitError {
  override readonly name: string = 'DecryptionError'
  readonly channel: string

  constructor(channel: string, reason: string) {
    super('decryption_failed', `the data of an event on ${channel} cannot be opened: ${reason}`)
    this.channel = channel
  }
}
