// How the stories know that something was refused.

import { describe, expect, it } from 'vitest'
import { refusalOf } from '../../examples/main-job/refusal.ts'
import { rejectionOf } from '../support/outcome.ts'

class Refusal extends Error {}

const isRefusal = (error: unknown): error is Refusal => error instanceof Refusal

describe('a call that must be refused', () => {
  it('gives what it was refused with', async () => {
    const refusal = new Refusal('not for you')
    expect(await refusalOf(Promise.reject(refusal), isRefusal, 'it worked')).toBe(refusal)
  })

  it('fails with the complaint where it works, whatever it gives', async () => {
    for (const value of [undefined, 'done']) {
      const error = await rejectionOf(refusalOf(Promise.resolve(value), isRefusal, 'it worked'))
      expect(error).toMatchObject({ message: 'it worked' })
    }
  })

  it('fails as it failed where nobody refused it', async () => {
    for (const lost of [new Error('connect ECONNREFUSED'), undefined]) {
      expect(await rejectionOf(refusalOf(Promise.reject(lost), isRefusal, 'it worked'))).toBe(lost)
    }
  })
})
