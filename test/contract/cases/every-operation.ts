// What the server refuses in front of every signed operation, in the same words.

import { operations } from '../../../generated/sockudo/operations.ts'
import type { ContractCase, OperationId, SignedRequest } from '../case.ts'
import { validCall } from '../support/valid-call.ts'

export function everyOperationCases(): ContractCase[] {
  const signed = (Object.keys(operations) as OperationId[]).filter((id) => operations[id].signed)
  return signed.flatMap((operation): ContractCase[] => [
    {
      ...validCall(operation),
      name: 'refuses a request without any part of a signature',
      tamper: (request) => ({ ...request, search: '' }),
      expect: { status: 400, code: 'invalid_input', message: 'Missing authentication query parameters' },
      prism: 'refuses',
    },
    {
      ...validCall(operation),
      name: 'refuses a signature by another secret',
      tamper: replace(/auth_signature=[^&]*/, `auth_signature=${'0'.repeat(64)}`),
      expect: { status: 401, code: 'auth_failed', message: 'Invalid API signature' },
      prism: { prompted: 'signatureInvalid' },
    },
    {
      ...validCall(operation),
      name: 'does not find an app by a key that nobody has',
      tamper: replace(/auth_key=[^&]*/, 'auth_key=nobody'),
      expect: { status: 404, code: 'app_not_found', message: 'Application key not found or invalid' },
      prism: { prompted: 'appNotFound' },
    },
    {
      ...validCall(operation),
      name: 'refuses a client that has used up its requests',
      server: 'limited',
      before: [{ operation: 'listChannels' }, { operation: 'listChannels' }],
      expect: {
        status: 429,
        exactly: { error: 'Too Many Requests', message: 'Rate limit exceeded. Please try again later.' },
        headers: { 'retry-after': /^\d+$/, 'x-ratelimit-remaining': '0' },
      },
      prism: { prompted: 'rateLimited' },
    },
    {
      ...validCall(operation),
      name: 'does not say why it fails when the body breaks off',
      cut: true,
      expect: { status: 500, code: 'internal_error', message: 'Internal server error' },
      prism: { prompted: 'internalError' },
    },
    {
      ...validCall(operation),
      name: 'fails where nobody can count the requests',
      server: 'uncounted',
      expect: {
        status: 500,
        exactly: { error: 'Internal Server Error', message: 'Rate limiter backend unavailable.' },
      },
      prism: { prompted: 'rateLimiterUnavailable' },
    },
  ])
}

function replace(pattern: RegExp, text: string): (request: SignedRequest) => SignedRequest {
  return ({ search, ...rest }) => ({ ...rest, search: search.replace(pattern, text) })
}
