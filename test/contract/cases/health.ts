// What is not signed: probes, statistics, metrics.

import type { ContractCase } from '../case.ts'

export function healthCases(): ContractCase[] {
  const fine = (name: string, operation: ContractCase['operation'], expect: object): ContractCase => ({
    name,
    operation,
    expect: { status: 200, ...expect },
    prism: 'accepts',
  })
  return [
    fine('says that the server is up', 'checkHealth', { message: 'OK', headers: { 'x-health-check': 'OK' } }),
    {
      ...fine('says that an app is served', 'checkAppHealth', {
        message: 'OK',
        headers: { 'x-health-check': 'OK' },
      }),
    },
    {
      name: 'says that an app is unknown',
      operation: 'checkAppHealth',
      tamper: (request) => ({ ...request, path: '/up/nobody' }),
      expect: { status: 404, headers: { 'x-health-check': 'NOT_FOUND' } },
      prism: { prompted: 'appUnknown' },
    },
    {
      name: 'refuses an app id that is not UTF-8 with a text',
      operation: 'checkAppHealth',
      tamper: (request) => ({ ...request, path: '/up/%FF' }),
      expect: { status: 400, message: 'Invalid URL: Invalid UTF-8 in `appId`' },
      prism: { prompted: 'appIdNotUtf8' },
    },
    fine('says that the process lives', 'checkLiveness', {}),
    fine('says that the server is ready', 'checkReadiness', { message: 'OK' }),
    fine('says that the server takes traffic', 'checkTrafficAcceptance', {
      message: 'ACCEPTING',
      headers: { 'x-accept-traffic': 'ACCEPTING' },
    }),
    fine('tells statistics', 'getStats', { body: {} }),
    fine('tells statistics for operators', 'getOperatorStats', { body: {} }),
    fine('tells the memory in use', 'getUsage', { body: { memory: {} } }),
    fine('tells metrics in the format of Prometheus', 'getMetrics', {
      headers: { 'content-type': /^text\/plain/ },
    }),
  ]
}
