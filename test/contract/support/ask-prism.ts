// What Prism can say of a row of the table.

import { expect } from 'vitest'
import type { Call, ContractCase } from '../case.ts'
import { violations } from './closed-contract.ts'
import { fill, type KeptValues } from './kept.ts'
import { signedCall } from './sign.ts'
import { validCall } from './valid-call.ts'

const app = { id: 'app-id', key: 'app-key', secret: 'app-secret' }

/** Sends the row's request and checks the role that the row gives to Prism. */
export async function askPrism(plain: ContractCase, base: URL): Promise<void> {
  const row = fill(plain, examplesOf(plain))
  const { prism, operation } = row
  if (typeof prism === 'object') {
    // The request has to be valid for Prism to answer as told; what is wrong with it is not for a schema to see.
    const prefer = `code=${row.expect.status}, example=${prism.prompted}`
    const accept = row.expect.code === undefined ? 'text/plain, application/json;q=0.5' : 'application/json'
    const answer = await send({ ...validCall(operation), headers: { prefer, accept } }, base)
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

/** What stands in for the parts of earlier answers and for the ids of sockets. */
function examplesOf({ before = [], sockets = {} }: ContractCase): KeptValues {
  const kept = before.flatMap(({ keep = {} }) =>
    Object.entries(keep).map(([name, { example }]) => [name, example]),
  )
  return Object.fromEntries([...Object.keys(sockets).map((name) => [name, '1234.5678']), ...kept])
}

async function send(
  row: Call,
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
