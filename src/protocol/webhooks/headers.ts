// Headers as frameworks hand them over: `Headers`, or an object whose names are in any case.

import { ArgumentError, shapeOf } from '../../core/errors/argument-error.ts'
import { WebhookError, type WebhookReason } from '../../core/errors/webhook-error.ts'

export type HeaderSource =
  | Pick<Headers, 'get'>
  | Readonly<Record<string, string | readonly string[] | undefined>>

/**
 * Who signed, and the signature.
 *
 * @throws WebhookError `missing_key`, `missing_signature`, `repeated_header`; ArgumentError for what holds no headers
 */
export function readSigner(headers: HeaderSource): { key: string; signature: string } {
  if (typeof headers !== 'object' || headers === null) {
    throw new ArgumentError(
      'headers',
      `must be Headers or an object of headers, received ${shapeOf(headers)}`,
    )
  }
  return {
    key: readHeader(headers, 'x-pusher-key', 'missing_key'),
    signature: readHeader(headers, 'x-pusher-signature', 'missing_signature'),
  }
}

/**
 * The one value of a header.
 *
 * @throws WebhookError with the given reason when it is absent, `repeated_header` when it is there twice
 */
function readHeader(headers: HeaderSource, name: string, absent: WebhookReason): string {
  const values = valuesOf(headers, name)
  const [value] = values
  if (typeof value !== 'string' || value === '') throw new WebhookError(absent, `has no ${name} header`)
  // Headers joins repeated ones with a comma, which neither a key nor a signature contains.
  if (values.length > 1 || value.includes(',')) {
    throw new WebhookError('repeated_header', `has its ${name} header more than once`)
  }
  return value
}

function valuesOf(headers: HeaderSource, name: string): readonly string[] {
  // By its method and not by its class: every runtime and many frameworks bring a class of their own.
  if (typeof headers.get === 'function') {
    const value = headers.get(name) as string | null
    return value === null ? [] : [value]
  }
  const values: string[] = []
  for (const [key, value] of Object.entries(headers)) {
    if (key.length === name.length && key.toLowerCase() === name && value !== undefined)
      values.push(...[value].flat())
  }
  return values
}
