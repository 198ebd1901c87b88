import { describe, expect, it } from 'vitest'
import type { Answer, Expectation } from '../../../src/cli/conform/check.ts'
import { describeAnswer, describeExpectation, legible } from '../../../src/cli/conform/describe.ts'
import { fill } from '../../../src/cli/conform/fill.ts'
import { holds } from '../../../src/cli/conform/holds.ts'
import { isWording, judge } from '../../../src/cli/conform/judge.ts'

const ok: Answer = { status: 200, body: { ok: true, more: 1 } }

describe('an answer', () => {
  it.each<[string, Answer, Expectation, string]>([
    ['has the status', ok, { status: 200 }, 'as expected'],
    ['has one of two statuses', ok, { status: [200, 400] }, 'as expected'],
    ['has another status', ok, { status: 400 }, 'differs'],
    ['has more members than are wanted', ok, { status: 200, body: { ok: true } }, 'as expected'],
    ['has more members than there may be', ok, { status: 200, exactly: { ok: true } }, 'differs'],
    ['misses a member', ok, { status: 200, body: { channels: {} } }, 'differs'],
    [
      'has text around the words',
      { status: 400, body: 'No: too long.' },
      { body: 'too long' },
      'as expected',
    ],
    ['is no text where words are wanted', ok, { status: 200, body: 'ok' }, 'differs'],
    ['has a number that fits', { body: { ttl: 12 } }, { body: { ttl: /^\d+$/ } }, 'as expected'],
    ['has another number of items', { body: [1, 2] }, { body: [1] }, 'differs'],
    ['has a list where an object is wanted', { body: [] }, { exactly: {} }, 'differs'],
    ['has an object where a list is wanted', { body: {} }, { exactly: [] }, 'differs'],
    [
      'is a frame of the name',
      { event: 'pusher:error', data: { code: 4009 } },
      { event: 'pusher:error', data: { code: 4009 } },
      'as expected',
    ],
    ['is a frame of another name', { event: 'pusher:error' }, { event: 'pusher:pong' }, 'differs'],
    ['ends with the code', { closed: 4009 }, { closed: 4009 }, 'as expected'],
    ['ends with another code', { closed: 1006 }, { closed: 4009 }, 'differs'],
    ['brings the events in another order', { heard: ['b', 'a'] }, { heard: ['a', 'b'] }, 'differs'],
    ['is what a server says that lacks it', { status: 404, body: '' }, { status: 404, lacks: true }, 'lacks'],
    ['comes from a server that should lack it', ok, { status: 404, lacks: true }, 'differs'],
    ['does not come', { silence: 'an event' }, { heard: ['a'] }, 'failed'],
    ['does not come, and should not', { silence: 'an event' }, { silence: true }, 'as expected'],
    ['comes and should not', { heard: ['a'] }, { silence: true }, 'differs'],
    ['has no known shape', ok, 'unknown', 'observed'],
  ])('that %s', (_, answer, expectation, verdict) => {
    expect(judge(answer, expectation)).toBe(verdict)
  })
})

describe('an answer that differs', () => {
  it.each<[string, Answer, Expectation, boolean]>([
    ['has the status of the refusal', { status: 400, body: {} }, { status: 400, body: 'no' }, true],
    ['has another status', { status: 404, body: {} }, { status: 400, body: 'no' }, false],
    [
      'means the status of the refusal, as soketi does',
      { status: 200, body: { error: 'other words', code: 401 } },
      { status: [200, 401], body: { error: 'no', code: 401 } },
      true,
    ],
    [
      'means another status',
      { status: 200, body: { error: 'no', code: 404 } },
      { status: [200, 401], body: { error: 'no', code: 401 } },
      false,
    ],
    [
      'means the status and sends another',
      { status: 200, body: { error: 'no', code: 401 } },
      { status: 401, body: 'no' },
      false,
    ],
    ['is no refusal', { status: 200, body: {} }, { status: 200, exactly: { ok: true } }, false],
    ['is no answer of HTTP', { closed: 4009 }, { closed: 1006 }, false],
  ])('differs in words alone when it %s: %j, %j, %s', (_, answer, expectation, worded) => {
    expect(isWording(answer, expectation)).toBe(worded)
  })
})

describe('a sentence', () => {
  const steps = [{ ask: { path: '/channels' } }]
  const refusing = { steps, refuses: true } as const
  const taking = { steps }

  it.each<[string, Parameters<typeof holds>[0], Answer, boolean]>([
    ['that something is taken', taking, { status: 200, body: {} }, true],
    ['that something is taken', taking, { status: 400, body: 'no' }, false],
    ['that something is taken', taking, { status: 200, body: { error: 'no', code: 400 } }, false],
    ['that something is refused', refusing, { status: 400, body: 'no' }, true],
    ['that something is refused', refusing, { status: 200, body: {} }, false],
    ['that something is refused', refusing, { event: 'pusher:subscription_error' }, true],
    ['that something is refused', refusing, { closed: 4009 }, true],
    ['that something comes', taking, { silence: 'an event' }, false],
  ])('%s, %j, after %j is %s', (_, check, answer, truth) => {
    expect(holds(check, answer, 'as expected')).toBe(truth)
  })

  it('is not true of a server that lacks the thing', () => {
    expect(holds(taking, { status: 200, body: {} }, 'lacks')).toBe(false)
  })

  it('is true when the answer has what proves it', () => {
    const counts = { ...taking, proof: { status: 200, body: { user_count: 1 } } }
    expect(holds(counts, { status: 200, body: { user_count: 1 } }, 'differs')).toBe(true)
    expect(holds(counts, { status: 200, body: { occupied: true } }, 'differs')).toBe(false)
  })

  it('is true when the end is what was waited for', () => {
    expect(holds({ steps: [{ closing: 'a' }] }, { closed: 4009 }, 'as expected')).toBe(true)
  })
})

describe('in words', () => {
  it.each<[Answer, string]>([
    [{ status: 200, body: { b: 1, a: 2 } }, '200 {"a":2,"b":1}'],
    [{ status: 404, body: 'Not\n  found' }, '404 Not found'],
    [{ status: 404, body: '' }, '404'],
    [{ event: 'pusher:error', data: { code: 4009 } }, 'pusher:error {"code":4009}'],
    [{ closed: 1006 }, 'closed with 1006'],
    [{ heard: ['a', 'b'], data: 1 }, 'heard a, b 1'],
    [{ silence: 'an event' }, 'nothing: waited for an event'],
  ])('the answer %j is %s', (answer, words) => {
    expect(describeAnswer(answer)).toBe(words)
  })

  it.each<[Expectation, string]>([
    [{ status: [200, 400], body: { error: 'no' } }, '200 or 400 {"error":"no"}'],
    [{ status: 200, body: { ttl: /^\d+$/ } }, '200 {"ttl":"…"}'],
    [{ event: ['pusher:error', 'x'] }, 'pusher:error or x'],
    [{ silence: true }, 'nothing'],
    [{ status: 401, body: '' }, '401 with a text'],
    [{ status: 401, body: 'expired' }, '401 with the text "expired"'],
    ['unknown', 'unknown'],
  ])('the expectation %j is %s', (expectation, words) => {
    expect(describeExpectation(expectation)).toBe(words)
  })
})

describe('the text of a server', () => {
  it('can neither steer a terminal nor turn the direction of writing', () => {
    expect(legible('a\u001b[2Jb\u009b31mc\u007f\u202ed\u2066e\r\nf')).toBe('a [2Jb 31mc d e f')
  })

  it('is shown up to 300 characters, none of which is half of one', () => {
    expect(legible('x'.repeat(300))).toBe('x'.repeat(300))
    expect(legible('x'.repeat(301))).toBe(`${'x'.repeat(299)}…`)
    expect(legible(`${'x'.repeat(298)}😀${'x'.repeat(9)}`)).toBe(`${'x'.repeat(298)}…`)
  })
})

describe('the values of a run', () => {
  it('are put into keys, texts and lists, and leave patterns alone', () => {
    const filled = fill({ '{run}-a': ['{run}', 1, null], b: /x/ }, { run: 'conform-1' })
    expect(filled).toEqual({ 'conform-1-a': ['conform-1', 1, null], b: /x/ })
  })

  it('fill a text up to the length that it asks for', () => {
    expect(fill('{run}-{pad:164}', { run: 'conform-1' })).toMatch(/^conform-1-p{154}$/)
  })

  it('leave braces alone that name nothing', () => {
    expect(fill('{"a":1} {b}', { run: 'conform-1' })).toBe('{"a":1} {b}')
  })
})
