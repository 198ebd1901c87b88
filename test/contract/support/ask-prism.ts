// What Prism can say of a row of the table.

import { expect } from 'vitest'
import type { ContractCase } from '../case.ts'
import { violations } from './closed-contract.ts'
import { signedCall } from './sign.ts'

const app = { id: 'app-id', key: 'app-key', secret: 'app-secret' }

/** Sends the row's request and checks the role that the row gives to Prism. */
export async function askPrism(row: ContractCase, base: URL): Promise<void> {
  const { prism, operation } = row
  if (typeof prism === 'object') {
    const { tamper: _, body: __, encodedPath: ___, ...plain } = row
    // The request has to be valid for Prism to answer as told; what is wrong with it is not for a schema to see.
    const body = {
      triggerEvent: { name: 'e', channel: 'c' },
      triggerBatch: { batch: [{ name: 'e', channel: 'c' }] },
    }
    const path = { channelName: 'presence-a', userId: 'u', appId: 'app-id' }
    const valid = { ...plain, body: body[operation as keyof typeof body], path }
    const prefer = `code=${row.expect.status}, example=${prism.prompted}`
    const accept = row.expect.code === undefined ? 'text/plain' : 'application/json'
    const answer = await send({ ...valid, headers: { prefer, accept } }, base)
    expect(answer).toMatchObject({ status: row.expect.status, violations: [] })
    return
  }
  const answer = await send(row, base)
  expect({ ...answer.problem, refused: answer.status >= 400 }).toEqual(
    prism === 'accepts' ? { refused: false } : { ...answer.problem, refused: true },
  )
  // With a violation Prism answers an example of its choice, which must be documented, too.
  if (prism === 'accepts') expect(answer.violations).toEqual([])
}

async function send(
  row: ContractCase,
  base: URL,
): Promise<{ status: number; violations: string[]; problem: object }> {
  const { method, path, search, headers, body } = signedCall(row, app, Math.floor(Date.now() / 1000))
  const init = body === undefined ? { method, headers } : { method, headers, body }
  const response = await fetch(new URL(`${path}?${search}`, base), init)
  const text = await response.text()
  const type = response.headers.get('content-type')
  const parsed: unknown = type?.includes('json') ? JSON.parse(text) : text
  const problem = type?.includes('problem+json') ? (parsed as object) : {}
  return {
    status: response.status,
    problem,
    violations: 'title' in problem ? [] : violations(row.operation, response.status, type, parsed),
  }
}
