import { describe, expect, it } from 'vitest'
import { checkHeaders, checkOptions, checkSignal, checkText, checkTimeout } from '../../src/core/check.ts'
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
