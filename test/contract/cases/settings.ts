// Servers that their operator set up in another way.

import type { ContractCase, OperationId, ServerKind } from '../case.ts'
import { validCall } from '../support/valid-call.ts'

export function settingsCases(): ContractCase[] {
  return [...bareCases(), ...fullCases()]
}

const routeNotFound = {
  expect: { status: 404, message: '404 NOT FOUND' },
  prism: { prompted: 'routeNotFound' },
} as const

function bareCases(): ContractCase[] {
  const push = { recipients: [{ type: 'channel', channel: 'orders' }], payload: { title: 'T' } }
  return [
    ...lacking('bare', ['getStats', 'getOperatorStats', 'getUsage']),
    ...bothWays(push).map((call): ContractCase => ({
      ...call,
      name: 'takes no push where all providers are off',
      server: 'bare',
      expect: {
        status: 503,
        code: 'service_unavailable',
        message: 'push admission unavailable: push providers are disabled',
      },
      prism: { prompted: 'pushDisabled' },
    })),
    {
      ...validCall('saveHmsCredential'),
      name: 'stores no credentials where there is no key to encrypt them with',
      server: 'bare',
      expect: {
        status: 400,
        code: 'invalid_input',
        message: 'PUSH_CREDENTIAL_ENCRYPTION_KEY must be configured before storing push credentials',
      },
      prism: { prompted: 'credentialKeyMissing' },
    },
    ...bothWays(push).map((call): ContractCase => ({
      ...call,
      name: 'takes no push when it was told to take none',
      server: 'congested',
      expect: {
        status: 429,
        code: 'rate_limited',
        message: 'push pipeline is applying backpressure',
        headers: { 'retry-after': '5' },
      },
      prism: { prompted: 'pushBackpressure' },
    })),
  ]
}

function fullCases(): ContractCase[] {
  return [
    {
      name: 'says that there are too many sockets',
      operation: 'checkReadiness',
      server: 'crowded',
      occupied: ['orders'],
      expect: {
        status: 503,
        message: 'CAPACITY',
        headers: { 'x-health-check': 'CAPACITY', 'content-type': 'text/plain; charset=utf-8' },
      },
      prism: { prompted: 'capacityReached' },
    },
    {
      name: 'says that the server is up although there are too many sockets',
      operation: 'checkHealth',
      server: 'crowded',
      occupied: ['orders'],
      expect: { status: 200, message: 'OK' },
      prism: 'accepts',
    },
    {
      name: 'says that there is too little memory for more traffic',
      operation: 'checkTrafficAcceptance',
      server: 'strained',
      expect: {
        status: 503,
        message: 'MEMORY_PRESSURE',
        headers: {
          'x-accept-traffic': 'MEMORY_PRESSURE',
          'x-memory-pressure-monitor': 'SHEDDING',
          'x-memory-limit-source': 'configured',
        },
      },
      prism: { prompted: 'memoryPressure' },
    },
  ]
}

/** Operations whose routes the server does not have. */
export function lacking(server: ServerKind, operations: readonly OperationId[]): ContractCase[] {
  return operations.map((operation) => ({
    ...validCall(operation),
    name: 'is not there',
    server,
    ...routeNotFound,
  }))
}

/** Alone, and in a batch. */
export function bothWays(push: object): Pick<ContractCase, 'operation' | 'body'>[] {
  return [
    { operation: 'publishPush', body: push },
    { operation: 'publishPushBatch', body: [push] },
  ]
}
