import { KitError, type KitErrorOptions } from './kit-error.ts'

/**
 * What is known about the request when its answer is an error: `none`, the server did not act on it (no event of this
 * call was published); `unknown`, it may have acted on all or a part of it.
 */
export type Effect = 'none' | 'unknown'

/**
 * What is known when no answer tells: a request that only reads has done nothing.
 *
 * @param readOnly - a POST that only reads, such as a query of GraphQL
 */
export function effectOfSilence(method: string, readOnly?: boolean): Effect {
  return readOnly === true || method === 'GET' || method === 'HEAD' ? 'none' : 'unknown'
}

export interface RequestErrorOptions extends KitErrorOptions {
  readonly effect: Effect
  readonly retryable: boolean
}

/**
 * What the errors of a request that was started have in common. Catch one of its subclasses.
 *
 * `retryable` says that the same request may succeed later. Whether it may then be carried out twice, `effect` says.
 */
export abstract class RequestError extends KitError {
  readonly effect: Effect
  readonly retryable: boolean

  constructor(code: string, message: string, options: RequestErrorOptions) {
    super(
      code,
      options.effect === 'unknown'
        ? `${message.replace(/\.$/, '')}; the server may have acted on the request`
        : message,
      options,
    )
    this.effect = options.effect
    this.retryable = options.retryable
  }
}
