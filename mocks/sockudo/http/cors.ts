// The server lets pages of every origin call it.

export const corsHeaders: Readonly<Record<string, string>> = {
  'access-control-allow-origin': '*',
  vary: 'origin, access-control-request-method, access-control-request-headers',
}

const allowedHeaders = [
  'authorization',
  'content-type',
  'x-requested-with',
  'accept',
  'x-ably-clientid',
  'x-ably-version',
  'x-ably-lib',
  'x-ably-devicetoken',
  'ably-agent',
  'ably-version',
  'ably-clientid',
  'x-idempotency-key',
]

/** What is sent for every OPTIONS, whether a page asks or not. */
export const preflightHeaders: Readonly<Record<string, string>> = {
  'access-control-allow-methods': 'GET,POST,PUT,PATCH,DELETE,OPTIONS',
  'access-control-allow-headers': allowedHeaders.join(','),
}
