import { KitError, type KitErrorOptions } from './kit-error.ts'

/**
 * A message came that the caller's `parse` does not take, or that is no text. The connection goes on.
 *
 * `raw` is what came. It is not listed among the properties, so that a log of the error does not repeat the message.
 */
export class UnreadableMessageError extends KitError {
  override readonly name: string = 'UnreadableMessageError'
  declare readonly raw: unknown

  constructor(raw: unknown, message: string, options: KitErrorOptions = {}) {
    super('unreadable_message', message, options)
    Object.defineProperty(this, 'raw', { value: raw })
  }
}
