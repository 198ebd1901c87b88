// What the fake answers is what the contract says, to the last field.

import { describe, expect, it } from 'vitest'
import { documents, type OperationName } from '../../../src/services/websockets-service/documents.ts'
import { violations } from '../../contract/support/closed-contract.ts'
import { setup, type Setup } from './setup.ts'

async function violationsOf(
  { post }: Setup,
  body: unknown,
  headers?: Record<string, string>,
): Promise<readonly [status: number, faults: readonly string[], body: any]> {
  const { status, headers: given, text, body: parsed } = await post(body, headers)
  const faults = violations(
    'runGraphQL',
    status,
    given.get('content-type'),
    parsed ?? text,
    'websockets-service',
  )
  return [status, faults, parsed]
}

const expiresAt = '2024-01-02T12:00:00'
const asked: readonly (readonly [OperationName, object])[] = [
  [
    'registerRecipient',
    { input: { recipient: 'ann', topic: 'tax', origin: 'https://example.org', sourceIp: '203.0.113.7' } },
  ],
  ['pushMessage', { input: { recipients: ['ann', 'ben', 'eve'], message: 'x', topic: 'tax', expiresAt } }],
  ['pushGlobalMessage', { input: { message: 'x', topic: 'tax', expiresAt } }],
  ['messages', { filter: { recipient: 'ann', topic: 'tax', createdAt: { from: '2023-01-01' } } }],
  ['globalMessages', { filter: { expiresAt: { to: '2025-01-01' } } }],
  ['version', {}],
]

describe.each(['list', 'object'] as const)('with pushResult %s an answer of the contract', (pushResult) => {
  it.each(asked)('is what %s answers', async (operationName, variables) => {
    const made = setup({
      pushResult,
      pageSize: 1,
      refuseRecipient: (name) => (name === 'ben' ? 'no' : undefined),
    })
    await made.recipient('ann', { topic: 'tax' })
    await made.push({ recipients: ['ann', 'eve'], message: '1', topic: 'tax', expiresAt })
    await made.pushGlobal({ message: '2', expiresAt })
    const [status, faults, body] = await violationsOf(made, {
      operationName,
      query: documents[operationName],
      variables,
    })
    expect([status, faults]).toEqual([200, []])
    expect(Object.keys(body.data)).toEqual([operationName])
  })
})

describe('a refusal of the contract', () => {
  it.each<[string, number, unknown, Record<string, string>?]>([
    ['a wrong key', 401, { query: '{ version }' }, { 'x-api-key': 'nobody' }],
    ['a wrong document', 200, { query: '{ nothing }' }],
    ['a wrong variable', 200, { query: documents.pushMessage, variables: { input: {} } }],
    [
      'no recipients',
      200,
      { query: documents.pushMessage, variables: { input: { recipients: [], message: 'x' } } },
    ],
    ['no JSON', 400, '{'],
    ['no query', 400, {}],
    ['another content type', 415, '{}', { 'content-type': 'text/plain' }],
  ])('is what the fake answers to %s', async (_, expected, body, headers) => {
    const [status, faults] = await violationsOf(setup(), body, headers)
    expect([status, faults]).toEqual([expected, []])
  })

  it('is what a scope and a denial are answered with', async () => {
    const denials = [{ scope: '*:query:*', reason: 'The contract has ended' }]
    const made = setup({ scopes: '*:query:*', denials })
    for (const query of [
      documents.version,
      'mutation { pushGlobalMessage(input: { message: "x" }) { id } }',
    ]) {
      const [status, faults, body] = await violationsOf(made, { query })
      expect([status, faults, body.data]).toEqual([200, [], expect.anything()])
    }
  })
})
