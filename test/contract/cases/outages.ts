// Servers whose stores do not answer: caches and counters in a Redis that refuses to work.

import type { ContractCase, Expectation, Own } from '../case.ts'
import { bothWays } from './settings.ts'

const failed: Expectation = { status: 500, code: 'internal_error', message: 'Internal server error' }

export function outageCases(own: Own): ContractCase[] {
  return [...probes(), ...forgetfulCases(own), ...unsettledCases(own)]
}

function probes(): ContractCase[] {
  return (['checkHealth', 'checkReadiness', 'checkAppHealth'] as const).map((operation) => ({
    name: 'says that a part fails that the server cannot do without',
    operation,
    server: 'forgetful',
    expect: { status: 503, message: 'ERROR', headers: { 'x-health-check': 'ERROR' } },
    prism: { prompted: 'healthError' },
  }))
}

function forgetfulCases(own: Own): ContractCase[] {
  const event = { name: 'e', channel: own('forgetful'), data: 'x' }
  const keyed = { ...event, idempotency_key: own('forgetful-key') }
  const channelName = `cache-${own('forgetful')}`
  const unavailable = {
    server: 'forgetful',
    expect: {
      status: 503,
      code: 'service_unavailable',
      message: 'Idempotency coordination is temporarily unavailable',
    },
    prism: { prompted: 'idempotencyUnavailable' },
  } as const
  const put = {
    server: 'forgetful',
    expect: {
      status: 503,
      code: 'backpressure',
      message: 'push acceptance rate limiter unavailable',
      headers: { 'retry-after': '5' },
    },
    prism: { prompted: 'pushRateLimiterUnavailable' },
  } as const
  return [
    {
      name: 'refuses a publish whose key nobody can look up',
      operation: 'triggerEvent',
      body: keyed,
      ...unavailable,
    },
    {
      name: 'refuses a batch whose key nobody can look up',
      operation: 'triggerBatch',
      headers: { 'x-idempotency-key': own('forgetful-key') },
      body: { batch: [event] },
      ...unavailable,
    },
    {
      name: 'refuses a batch with an event whose key nobody can look up',
      operation: 'triggerBatch',
      body: { batch: [keyed] },
      ...unavailable,
    },
    {
      name: 'publishes without a key where nobody can look up keys',
      operation: 'triggerEvent',
      server: 'forgetful',
      body: event,
      expect: { status: 200, exactly: { ok: true } },
      prism: 'accepts',
    },
    {
      name: 'fails on a message id that nobody can look up',
      operation: 'triggerEvent',
      server: 'forgetful',
      body: { ...event, message_id: own('forgetful-id') },
      expect: failed,
      prism: { prompted: 'internalError' },
    },
    {
      name: 'fails to tell what a cache channel keeps',
      operation: 'getChannel',
      server: 'forgetful',
      path: { channelName },
      query: { info: 'cache' },
      expect: failed,
      prism: { prompted: 'internalError' },
    },
    {
      name: 'lists channels without its cache',
      operation: 'listChannels',
      server: 'forgetful',
      query: { filter_by_prefix: own('nobody') },
      expect: { status: 200, exactly: { channels: {} } },
      prism: 'accepts',
    },
    {
      name: 'fails to revoke what nobody can write down',
      operation: 'revokeTokens',
      server: 'forgetful',
      body: { jti: own('forgetful') },
      expect: failed,
      prism: { prompted: 'internalError' },
    },
    ...bothWays({ recipients: [{ type: 'channel', channel: 'orders' }], payload: { title: 'T' } }).map(
      (call): ContractCase => ({ ...call, name: 'puts off what nobody can count', ...put }),
    ),
  ]
}

function unsettledCases(own: Own): ContractCase[] {
  const event = (id: string): object => ({
    name: 'e',
    channel: own('unsettled'),
    data: 'x',
    message_id: own(id),
  })
  const inProgress = {
    server: 'unsettled',
    expect: {
      status: 503,
      code: 'backpressure',
      message: 'idempotent publish is still in progress',
      headers: { 'retry-after': '1' },
    },
    prism: { prompted: 'messageInProgress' },
  } as const
  return [
    {
      name: 'fails when it cannot write down what became of a message id',
      operation: 'triggerEvent',
      server: 'unsettled',
      body: event('lost'),
      expect: failed,
      prism: { prompted: 'internalError' },
    },
    {
      name: 'takes a message id for one in progress after a publish that was not finished',
      operation: 'triggerEvent',
      before: [{ operation: 'triggerEvent', body: event('single'), status: 500 }],
      body: event('single'),
      ...inProgress,
    },
    {
      name: 'takes a message id for one in progress after a publish that was not finished',
      operation: 'triggerBatch',
      before: [{ operation: 'triggerEvent', body: event('batched'), status: 500 }],
      body: { batch: [event('batched')] },
      ...inProgress,
    },
  ]
}
