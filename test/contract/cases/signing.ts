// The signature of a request, check by check in the order of the server.

import type { ContractCase, Own, SignedRequest } from '../case.ts'

const missing =
  'body_md5 is required and must be non-empty in query parameters for POST requests with a non-empty body'

export function signingCases(own: Own): ContractCase[] {
  const event = { name: 'created', channel: own('signed'), data: '1' }
  const replace =
    (pattern: RegExp, text: string) =>
    ({ search, ...rest }: SignedRequest): SignedRequest => ({
      ...rest,
      search: search.replace(pattern, text),
    })
  const refused = (
    name: string,
    tamper: ContractCase['tamper'],
    message: string,
    prism: ContractCase['prism'],
  ): ContractCase => ({
    name,
    operation: 'triggerEvent',
    body: event,
    tamper: tamper!,
    expect: { status: 401, code: 'auth_failed', message },
    prism,
  })
  return [
    {
      name: 'refuses a request without a query',
      operation: 'listChannels',
      tamper: (request) => ({ ...request, search: '' }),
      expect: { status: 400, code: 'invalid_input', message: 'Missing authentication query parameters' },
      prism: 'refuses',
    },
    {
      name: 'refuses a parameter of the signature that is there twice',
      operation: 'listChannels',
      tamper: ({ search, ...rest }) => ({ ...rest, search: `${search}&auth_version=1.0` }),
      expect: {
        status: 400,
        code: 'invalid_input',
        message: 'Invalid authentication query parameters: duplicate field',
      },
      prism: { prompted: 'authParameterRepeated' },
    },
    {
      name: 'does not find an app by an unknown key',
      operation: 'listChannels',
      tamper: replace(/auth_key=[^&]*/, 'auth_key=nobody'),
      expect: {
        status: 404,
        code: 'app_not_found',
        message: 'Application key not found or invalid: Invalid app key',
      },
      prism: { prompted: 'appNotFound' },
    },
    {
      name: 'refuses a key of another app than the one in the path',
      operation: 'listChannels',
      tamper: ({ path, ...rest }) => ({ ...rest, path: path.replace(/\/apps\/[^/]+/, '/apps/another') }),
      expect: { status: 401, code: 'auth_failed', message: 'Authenticated app does not match route app_id' },
      prism: { prompted: 'appMismatch' },
    },
    refused(
      'refuses a request without a timestamp',
      replace(/auth_timestamp=[^&]*&/, ''),
      'auth_timestamp is missing',
      'refuses',
    ),
    refused(
      'refuses a timestamp that is not a number',
      replace(/auth_timestamp=[^&]*/, 'auth_timestamp=soon'),
      'Invalid auth_timestamp format',
      { prompted: 'timestampInvalid' },
    ),
    refused(
      'refuses a timestamp that is more than ten minutes old',
      replace(/auth_timestamp=[^&]*/, 'auth_timestamp=1600000000'),
      'Timestamp expired or too far in the future',
      { prompted: 'timestampExpired' },
    ),
    refused(
      'refuses a POST without the digest of its body',
      replace(/body_md5=[^&]*&/, ''),
      missing,
      'refuses',
    ),
    refused(
      'refuses a POST whose body is not the one that was signed',
      (request) => ({ ...request, body: `${request.body} ` }),
      'body_md5 mismatch',
      { prompted: 'bodyMd5Mismatch' },
    ),
    {
      name: 'refuses the digest of a body on a GET',
      operation: 'listChannels',
      tamper: ({ search, ...rest }) => ({
        ...rest,
        search: `${search}&body_md5=d41d8cd98f00b204e9800998ecf8427e`,
      }),
      expect: {
        status: 401,
        code: 'auth_failed',
        message: 'body_md5 must not be present in query parameters for GET requests',
      },
      prism: { prompted: 'bodyMd5OnGet' },
    },
    refused(
      'refuses a signature that is wrong in one character',
      ({ search, ...rest }) => ({
        ...rest,
        search: search.replace(/.$/, (last) => (last === '0' ? '1' : '0')),
      }),
      'Invalid API signature',
      { prompted: 'signatureInvalid' },
    ),
    refused(
      'refuses a signature in upper case',
      ({ search, ...rest }) => ({
        ...rest,
        search: search.replace(/auth_signature=.*/, (part) =>
          `auth_signature=${part.slice(15).toUpperCase()}A`.slice(0, 79),
        ),
      }),
      'Invalid API signature',
      { prompted: 'signatureInvalid' },
    ),
  ]
}
