// That signatures are compared in constant time is seen by what is called: a duration would only be noise.

import { afterEach, expect, it, vi } from 'vitest'
import * as crypto from '#crypto'
import { bodyOf, headersFor, own, receiverOf, signature } from './support.ts'

vi.mock('#crypto', async (importOriginal) => {
  const original = await importOriginal<typeof crypto>()
  return { ...original, constantTimeEqual: vi.fn(original.constantTimeEqual) }
})

const body = bodyOf()
afterEach(() => vi.mocked(crypto.constantTimeEqual).mockClear())

it('a right signature is compared by constantTimeEqual', () => {
  receiverOf().verifyWebhook({ headers: headersFor(body), body })
  expect(vi.mocked(crypto.constantTimeEqual).mock.calls).toEqual([[signature(body), signature(body)]])
})

it.each(['0', 'g'.repeat(64), signature(body).toUpperCase(), signature('other')])(
  'so is the wrong signature %s, and nothing decides before',
  (wrong) => {
    const headers = { ...headersFor(body), 'x-pusher-signature': wrong }
    expect(() => receiverOf().verifyWebhook({ headers, body })).toThrow()
    expect(vi.mocked(crypto.constantTimeEqual).mock.calls).toEqual([[signature(body), wrong]])
  },
)

it('what it says decides', () => {
  vi.mocked(crypto.constantTimeEqual).mockReturnValueOnce(true)
  const headers = { ...headersFor(body), 'x-pusher-signature': 'wrong' }
  expect(receiverOf().verifyWebhook({ headers, body }).events).toHaveLength(1)
})

it('every secret of a key is tried', () => {
  const receiver = receiverOf({ keys: [{ key: own.key, secret: 'new' }, own] })
  receiver.verifyWebhook({ headers: headersFor(body), body })
  expect(crypto.constantTimeEqual).toHaveBeenCalledTimes(2)
})
