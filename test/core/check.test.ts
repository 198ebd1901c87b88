import { describe, expect, it } from 'vitest'
import {
  checkHeaders,
  checkOptions,
  checkSignal,
  checkText,
  checkTime,
  checkTimeout,
  optional,
} from '../../src/core/check.ts'
import { refusedBy } from '../support/outcome.ts'

describe('checkOptions', () => {
  it('accepts known names, also when they are undefined', () => {
    expect(() => checkOptions({ a: 1, b: undefined }, ['a', 'b'], 'options')).not.toThrow()
  })

  it('suggests the camelCase name for a snake_case one', () => {
    const error = refusedBy(() => checkOptions({ socket_id: '1.1' }, ['socketId'], 'options'))
    expect(error.argument).toBe('options.socket_id')
    expect(error.message).toContain('did you mean socketId?')
  })

  it('lists what there is for any other name', () => {
    const { message } = refusedBy(() => checkOptions({ colour: 'red' }, ['signal', 'timeout'], 'options'))
    expect(message).toBe('options.colour is not an option; there are signal, timeout')
  })

  it.each([
    ['null', null],
    ['a text', 'socket-1'],
    ['a list', []],
  ])('refuses %s', (_, options) => {
    expect(refusedBy(() => checkOptions(options, [], 'options')).message).toContain('must be an object')
  })
})

describe('checkText', () => {
  it.each([' key', 'key ', 'key\n', '\tkey', '\u00a0key'])('refuses white space around %j', (text) => {
    expect(refusedBy(() => checkText(text, 'options.key')).message).toBe(
      'options.key must not begin or end with white space',
    )
  })

  it.each([
    ['an empty string', ''],
    ['a number', 7],
    ['undefined', undefined],
    ['NaN', Number.NaN],
  ])('refuses %s and says what it was', (shape, value) => {
    expect(refusedBy(() => checkText(value, 'options.appId')).message).toContain(`received ${shape}`)
  })
})

describe('checkTimeout', () => {
  it.each([1, 0.5, 30_000, 2 ** 31 - 1, Infinity])('accepts %d', (timeout) => {
    expect(checkTimeout(timeout, 'timeout')).toBe(timeout)
  })

  it.each([0, -1, 2 ** 31, Number.NaN, -Infinity, '5', null, 5n])('refuses %s', (timeout) => {
    expect(refusedBy(() => checkTimeout(timeout, 'options.timeout')).argument).toBe('options.timeout')
  })
})

describe('checkTime', () => {
  it.each([
    [new Date(1000), 1000],
    [1000, 1000],
    [0, 0],
    [-1, -1],
    [Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER],
  ])('takes %s for %d milliseconds', (time, milliseconds) => {
    expect(checkTime(time, 'time')).toBe(milliseconds)
  })

  it.each([
    ['an invalid date', new Date('never')],
    ['a part of a millisecond', 0.5],
    ['a number that is not exact', 2 ** 53],
    ['a text', '2024-01-01'],
    ['a bigint', 5n],
    ['null', null],
    ['undefined', undefined],
  ])('refuses %s', (_, time) => {
    const error = refusedBy(() => checkTime(time, 'options.startTime'))
    expect(error.argument).toBe('options.startTime')
    expect(error.message).toContain('must be a Date or whole milliseconds since the epoch')
  })
})

describe('optional', () => {
  it('is undefined for what is absent, and the result of the check otherwise', () => {
    expect(optional(checkTime, undefined, 'time')).toBeUndefined()
    expect(optional(checkTime, new Date(0), 'time')).toBe(0)
  })

  it('checks everything but undefined, under the same name', () => {
    for (const value of [null, '', Number.NaN, false])
      expect(refusedBy(() => optional(checkTime, value, 'options.endTime')).argument).toBe('options.endTime')
  })
})

describe('checkSignal', () => {
  it('accepts the signals of the platform', () => {
    expect(() => checkSignal(AbortSignal.timeout(1000), 'signal')).not.toThrow()
  })

  it.each([
    ['a controller in place of its signal', new AbortController()],
    ['null', null],
    ['a text', 'abort'],
  ])('refuses %s', (_, signal) => {
    expect(refusedBy(() => checkSignal(signal, 'options.signal')).message).toContain('must be an AbortSignal')
  })
})

describe('checkHeaders', () => {
  it('writes names in lower case', () => {
    expect(checkHeaders({ 'X-Request-Id': 'a' }, 'headers')).toEqual({ 'x-request-id': 'a' })
  })

  it.each([
    ['a blank in a name', { 'x request': 'a' }],
    ['a line end in a name', { 'x\r\ny': 'a' }],
    ['an empty name', { '': 'a' }],
    ['a colon in a name', { 'x:': 'a' }],
  ])('refuses %s', (_, headers) => {
    expect(refusedBy(() => checkHeaders(headers, 'options.headers')).argument).toBe('options.headers')
  })

  it.each([
    ['a line end, which would begin another header', 'a\r\nx-admin: 1'],
    ['a null byte', 'a\u0000'],
    ['text beyond Latin-1', '€'],
    ['a number', 5],
    ['undefined', undefined],
  ])('refuses a value with %s', (_, value) => {
    const error = refusedBy(() => checkHeaders({ 'x-a': value } as never, 'options.headers'))
    expect(error.argument).toBe('options.headers.x-a')
  })

  it.each([
    ['Headers, whose content is no property', new Headers({ a: 'b' })],
    ['a Map', new Map([['a', 'b']])],
    ['a list of pairs', [['a', 'b']]],
    ['a text', 'a: b'],
    ['null', null],
  ])('refuses %s in place of an object', (_, headers) => {
    expect(refusedBy(() => checkHeaders(headers as never, 'options.headers')).message).toContain(
      'must be an object',
    )
  })
})
