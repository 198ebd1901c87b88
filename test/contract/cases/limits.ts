// A server that limits requests, and one that is about to stop.

import type { Call, ContractCase, Expectation, Own } from '../case.ts'

/** Seconds, rounded up: 60 as long as none is over. */
const withinTheMinute = /^(?:[1-5]?\d|60)$/

export function limitCases(own: Own): ContractCase[] {
  return [...limitedCases(own), ...drainingCases(own)]
}

function limitedCases(own: Own): ContractCase[] {
  const list: Call = { operation: 'listChannels' }
  const limited = (
    name: string,
    before: readonly Call[],
    call: Call,
    expect: Expectation,
    prism: ContractCase['prism'] = 'accepts',
  ): ContractCase => ({ name, ...call, before, expect, prism, server: 'limited' })
  const tooMany: Expectation = {
    status: 429,
    exactly: { error: 'Too Many Requests', message: 'Rate limit exceeded. Please try again later.' },
    headers: {
      'x-ratelimit-limit': '2',
      'x-ratelimit-remaining': '0',
      'x-ratelimit-reset': withinTheMinute,
      'retry-after': withinTheMinute,
    },
  }
  return [
    limited('tells on the first request what is left', [], list, {
      status: 200,
      headers: { 'x-ratelimit-limit': '2', 'x-ratelimit-remaining': '1', 'x-ratelimit-reset': '60' },
    }),
    limited('tells on the last request that nothing is left', [list], list, {
      status: 200,
      headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': withinTheMinute },
    }),
    limited(
      'counts a request with a wrong signature',
      [],
      {
        ...list,
        tamper: ({ search, ...rest }) => ({ ...rest, search: search.replace(/auth_signature=./, '$&0') }),
      },
      { status: 401, headers: { 'x-ratelimit-remaining': '1' } },
      { prompted: 'signatureInvalid' },
    ),
    limited('refuses the request after the last', [list, list], list, tooMany, { prompted: 'rateLimited' }),
    limited(
      'refuses before it looks at the signature or the body',
      [list, list],
      { operation: 'triggerEvent', body: '{', tamper: (request) => ({ ...request, search: '' }) },
      tooMany,
      { prompted: 'rateLimited' },
    ),
    limited(
      'does not count what is not signed',
      [list, { operation: 'checkHealth' }, { operation: 'getStats' }],
      list,
      {
        status: 200,
        headers: { 'x-ratelimit-remaining': '0' },
      },
    ),
    limited(
      'answers probes when nothing is left',
      [list, list],
      { operation: 'checkHealth' },
      {
        status: 200,
        message: 'OK',
      },
    ),
    limited(
      'publishes within the limit',
      [],
      { operation: 'triggerEvent', body: { name: 'e', channel: own('limited'), data: 'x' } },
      { status: 200, exactly: { ok: true }, headers: { 'x-ratelimit-remaining': '1' } },
    ),
  ]
}

function drainingCases(own: Own): ContractCase[] {
  const channel = own('draining')
  const draining = (
    name: string,
    call: Call,
    expect: Expectation,
    prism: ContractCase['prism'] = 'accepts',
  ): ContractCase => ({ name, ...call, expect, prism, server: 'draining' })
  const refused: Expectation = {
    status: 503,
    code: 'draining',
    message: 'Server is draining',
    headers: { 'retry-after': '10' },
  }
  const event = { name: 'e', channel, data: 'x' }
  const says = (operation: 'checkHealth' | 'checkReadiness' | 'checkAppHealth'): ContractCase =>
    draining(
      'says that the server is about to stop',
      { operation },
      { status: 503, message: 'DRAINING', headers: { 'x-health-check': 'DRAINING' } },
      { prompted: 'healthDraining' },
    )
  return [
    says('checkHealth'),
    says('checkReadiness'),
    says('checkAppHealth'),
    draining(
      'says that the server takes no more traffic',
      { operation: 'checkTrafficAcceptance' },
      { status: 503, message: 'DRAINING', headers: { 'x-accept-traffic': 'DRAINING' } },
      { prompted: 'trafficDraining' },
    ),
    draining(
      'says that a process lives that is about to stop',
      { operation: 'checkLiveness' },
      { status: 200 },
    ),
    draining('refuses to publish while it drains', { operation: 'triggerEvent', body: event }, refused, {
      prompted: 'serverDraining',
    }),
    draining('looks at no event while it drains', { operation: 'triggerEvent', body: {} }, refused, {
      prompted: 'serverDraining',
    }),
    draining(
      'refuses a batch while it drains',
      { operation: 'triggerBatch', body: { batch: [event] } },
      refused,
      {
        prompted: 'serverDraining',
      },
    ),
    draining(
      'reads the body of a publish before it says that it drains',
      { operation: 'triggerEvent', body: '{' },
      { status: 400, message: 'Failed to parse the request body as JSON: EOF while parsing an object' },
      { prompted: 'jsonSyntax' },
    ),
    draining(
      'answers everything else while it drains',
      { operation: 'getChannel', path: { channelName: channel } },
      {
        status: 200,
        exactly: { occupied: false },
      },
    ),
    draining(
      'revokes tokens while it drains',
      { operation: 'revokeTokens', body: { jti: own('no-token') } },
      {
        status: 200,
      },
    ),
  ]
}
