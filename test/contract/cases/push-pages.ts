// GET /apps/{appId}/push/credentials, for all lists that come in pages

import type { ContractCase } from '../case.ts'

export function pushPageCases(): ContractCase[] {
  const operation = 'listPushCredentials'
  return [
    {
      name: 'lists a stored credential without its secrets',
      operation,
      before: [
        { operation: 'saveHmsCredential', body: { credentialId: '!', hmsAppId: '1', clientSecret: 'S' } },
      ],
      query: { limit: '1' },
      expect: {
        status: 200,
        body: { items: [{ app_id: 'app-id', credential_id: '!', provider: 'hms', version: 1 }] },
      },
      prism: 'accepts',
    },
    {
      name: 'goes on after a cursor',
      operation,
      before: [
        { operation: 'saveHmsCredential', body: { credentialId: '!', hmsAppId: '1', clientSecret: 'S' } },
        { operation: 'saveHmsCredential', body: { credentialId: '!!', hmsAppId: '1', clientSecret: 'S' } },
        { operation, query: { limit: '1' }, keep: { cursor: { at: ['next_cursor'], example: 'abc' } } },
      ],
      query: { limit: '1', cursor: '{cursor}' },
      expect: { status: 200, body: { items: [{ credential_id: '!!' }] } },
      prism: 'accepts',
    },
    {
      name: 'refuses a limit of 0',
      operation,
      query: { limit: '0' },
      expect: { status: 400, code: 'invalid_input', message: 'limit must be between 1 and 1000' },
      prism: 'refuses',
    },
    {
      name: 'refuses a limit that is no number, in plain text',
      operation,
      query: { limit: 'x' },
      expect: { status: 400, message: 'Failed to deserialize query string: limit: invalid digit' },
      prism: 'refuses',
    },
    {
      name: 'refuses a cursor that it did not make',
      operation,
      query: { cursor: 'x' },
      expect: { status: 400, code: 'invalid_input', message: 'cursor decode failed' },
      prism: { prompted: 'pushCursorUnreadable' },
    },
    {
      name: 'refuses a cursor of 2,049 bytes, which are more in base64',
      operation,
      query: { cursor: Buffer.alloc(2049, 'x').toString('base64url') },
      expect: { status: 400, code: 'invalid_input', message: 'cursor exceeds 2048 bytes' },
      prism: { prompted: 'pushCursorTooLong' },
    },
    {
      name: 'refuses push-subscribe',
      operation,
      headers: { 'x-sockudo-push-capability': 'push-subscribe' },
      expect: { status: 403, code: 'forbidden', message: 'push-admin capability is required' },
      prism: { prompted: 'pushAdminRequired' },
    },
  ]
}
