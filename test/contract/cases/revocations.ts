// POST /apps/{appId}/revocations

import type { CaseSocket, ContractCase, Expectation, Own, PrismRole } from '../case.ts'

const operation = 'revokeTokens'

export function revocationCases(own: Own): ContractCase[] {
  const revoked = (
    name: string,
    body: object,
    [jti, client, closed]: readonly [boolean, boolean, number],
    sockets: Readonly<Record<string, CaseSocket>> = {},
  ): ContractCase => ({
    name,
    operation,
    body,
    sockets,
    expect: {
      status: 200,
      exactly: { revoked_jti: jti, revoked_client_id: client, closed_connections: closed },
    },
    prism: 'accepts',
  })
  const of = (clientId: string): CaseSocket => ({ protocol: 2, token: { clientId, capability: {} } })
  const token = own('revoked-token')
  const client = own('revoked-client')
  return [
    revoked('revokes a token that nobody has', { jti: own('no-token') }, [true, false, 0]),
    revoked('revokes the tokens of a client that nobody is', { client_id: own('no-client') }, [
      false,
      true,
      0,
    ]),
    revoked(
      'revokes a token and a client until a time that is over, ignores the time next to a duration, and takes a reason',
      { jti: own('no-token'), client_id: own('no-client'), expires_at: 1, ttl_seconds: 0, reason: 'gone' },
      [true, true, 0],
    ),
    revoked('revokes the token without an id', { jti: '' }, [true, false, 0]),
    revoked('ignores a field that does not exist', { jti: own('no-token'), token: 1 }, [true, false, 0]),
    revoked('closes the connection with a token', { jti: `case-${token}` }, [true, false, 1], {
      first: of(token),
      second: of(own('other-token')),
    }),
    revoked('closes every connection of a client, and no other', { client_id: client }, [false, true, 2], {
      first: of(client),
      second: of(client),
      third: of(own('other-client')),
      fourth: { protocol: 2 },
      fifth: { protocol: 1 },
    }),
    ...refusedRevocations(own),
  ]
}

function refusedRevocations(own: Own): ContractCase[] {
  const refused = (
    name: string,
    body: unknown,
    expect: Expectation,
    prism: PrismRole = 'refuses',
  ): ContractCase => ({ name, operation, body, expect, prism })
  const unreadable = (problem: string): Expectation => ({
    status: 422,
    message: `Failed to deserialize the JSON body into the target type: ${problem}`,
  })
  const nothing: Expectation = {
    status: 401,
    code: 'auth_failed',
    message: 'revocation requires jti or client_id',
  }
  const jti = own('no-token')
  return [
    refused('refuses to revoke nothing', { reason: 'none' }, nothing),
    refused('treats null like an absent key', { jti: null, client_id: null }, nothing),
    refused(
      'refuses a token id that is not text',
      { jti: 1 },
      unreadable('jti: invalid type: integer `1`, expected a string at line 1 column 8'),
    ),
    refused(
      'refuses a negative duration',
      '{"jti":"a","ttl_seconds":-1}',
      unreadable('ttl_seconds: invalid value: integer `-1`, expected u64 at line 1 column 27'),
    ),
    refused(
      'refuses a time that is text',
      { jti, expires_at: '1' },
      unreadable('expires_at: invalid type: string "1", expected i64'),
    ),
    refused(
      'refuses a token id twice',
      '{"jti":"a","jti":"b"}',
      unreadable('duplicate field `jti` at line 1 column 16'),
      { prompted: 'revocationWrongType' },
    ),
    refused(
      'refuses a body that is not JSON',
      '{',
      { status: 400, message: 'Failed to parse the request body as JSON: EOF while parsing an object' },
      { prompted: 'jsonSyntax' },
    ),
    refused(
      'refuses an empty body',
      '',
      { status: 400, message: 'Failed to parse the request body as JSON: EOF while parsing a value' },
      { prompted: 'jsonEmpty' },
    ),
    refused(
      'refuses a body over 10 MiB',
      { jti: 'j'.repeat(10 * 1024 * 1024) },
      { status: 413, message: 'Failed to buffer the request body: length limit exceeded' },
      { prompted: 'bodyTooLarge' },
    ),
    {
      ...refused(
        'refuses a body without a type of JSON',
        { jti },
        { status: 415, message: 'Expected request with `Content-Type: application/json`' },
        'refuses',
      ),
      headers: { 'content-type': 'text/plain' },
    },
  ]
}
