// Every operation of the contract, through MSW and without it, on two fakes that are alike.

import { describe, expect, it } from 'vitest'
import { operations } from '../../../generated/sockudo/operations.ts'
import { sockudoHandlers } from '../../../mocks/msw.ts'
import type { OperationId } from '../../contract/case.ts'
import { signedCall } from '../../contract/support/sign.ts'
import { validCall } from '../../contract/support/valid-call.ts'
import { setup } from '../sockudo/setup.ts'
import { now } from '../sockudo/signed.ts'
import { shown } from './answers.ts'
import { intercept } from './support.ts'

const origin = 'https://sockudo.example.com'

describe('through MSW an operation is answered as by the fake itself', () => {
  it.each(Object.keys(operations) as OperationId[])('%s', async (operation) => {
    const [behindMsw, alone] = [setup().fake, setup().fake]
    intercept(...sockudoHandlers(behindMsw, { origin }))
    const answer = await shown(await fetch(request(operation)))
    expect(answer).toEqual(await shown(await alone.fetch(request(operation))))
    expect(behindMsw.requests).toMatchObject([{ operation }])
    expect(answer.body).not.toContain('signature')
  })
})

function request(operation: OperationId): Request {
  const app = { id: 'app-id', key: 'app-key', secret: 'app-secret' }
  const { method, path, search, headers, body } = signedCall(validCall(operation), app, now)
  const init = { method, headers: { ...headers } }
  return new Request(`${origin}${path}?${search}`, body === undefined ? init : { ...init, body })
}
