import { describe, expect, it } from 'vitest'
import { describeFault, neverConnected } from '../../src/core/fault.ts'

function coded(message: string, code: string, cause?: unknown): Error {
  return Object.assign(new Error(message, { cause }), { code })
}

describe('neverConnected', () => {
  it.each(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT', 'CERT_HAS_EXPIRED'])(
    'is sure of %s',
    (code) => expect(neverConnected(coded('failed', code))).toBe(true),
  )

  it.each(['ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'UND_ERR_SOCKET'])('is not sure of %s', (code) => {
    expect(neverConnected(coded('failed', code))).toBe(false)
  })

  it('finds the reason in the cause, where fetch puts it', () => {
    expect(neverConnected(new TypeError('fetch failed', { cause: coded('no', 'ECONNREFUSED') }))).toBe(true)
  })

  it('finds the reason in the first of several, where Node puts it when a name has two addresses', () => {
    const both = new AggregateError([coded('no', 'ECONNREFUSED'), coded('no', 'ECONNREFUSED')])
    expect(neverConnected(both)).toBe(true)
  })
})

describe('describeFault', () => {
  const same = (text: string): string => text

  it('gives the innermost message with its code', () => {
    const fault = new TypeError('fetch failed', { cause: coded('other side closed', 'UND_ERR_SOCKET') })
    expect(describeFault(fault, same).message).toBe('other side closed (UND_ERR_SOCKET)')
  })

  it('does not repeat a code that the message holds', () => {
    expect(describeFault(coded('connect ECONNREFUSED ::1', 'ECONNREFUSED'), same).message).toBe(
      'connect ECONNREFUSED ::1',
    )
  })

  it('keeps message and code as the cause, and nothing else of the fault', () => {
    const fault = Object.assign(coded('gone', 'ECONNRESET'), { url: 'http://host/?auth_signature=1' })
    const { cause } = describeFault(fault, same)
    expect({ ...cause }).toEqual({ code: 'ECONNRESET' })
    expect(cause).not.toBe(fault)
  })

  it('redacts', () => {
    expect(describeFault(new Error('no secret here'), (text) => text.replace('secret', '*')).message).toBe(
      'no * here',
    )
  })

  it.each([
    ['a text', 'gone', 'gone'],
    ['undefined', undefined, 'undefined'],
    ['an error without a message', new Error(''), 'the connection failed'],
  ])('copes with %s', (_, fault, message) => {
    expect(describeFault(fault, same).message).toBe(message)
  })

  it('comes to an end when a cause is its own cause', () => {
    const fault = new Error('round')
    fault.cause = fault
    expect(describeFault(fault, same).message).toBe('round')
  })
})
