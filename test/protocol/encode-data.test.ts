import { describe, expect, it } from 'vitest'
import { encodeData } from '../../src/protocol/index.ts'
import { refusedBy } from '../support/outcome.ts'

describe('the data of an event', () => {
  it('goes as it is when it is a text, also when the text is JSON', () => {
    expect(encodeData('plain', 'data')).toBe('plain')
    expect(encodeData('{"a": 1}', 'data')).toBe('{"a": 1}')
    expect(encodeData('', 'data')).toBe('')
  })

  it.each([
    [{ a: 1, b: [true, null, 'x'] }, '{"a":1,"b":[true,null,"x"]}'],
    [[1, 2], '[1,2]'],
    [0, '0'],
    [false, 'false'],
    [null, 'null'],
    [{ a: undefined }, '{}'],
    [new Date(0), '"1970-01-01T00:00:00.000Z"'],
    [{ at: new URL('http://host/') }, '{"at":"http://host/"}'],
    [Object.create(null), '{}'],
    [
      new (class Point {
        x = 1
        length() {}
      })(),
      '{"x":1}',
    ],
  ])('goes as JSON otherwise: %j', (data, json) => {
    expect(encodeData(data, 'data')).toBe(json)
  })

  it('may hold the same object twice, as long as it does not hold itself', () => {
    const shared = { a: 1 }
    expect(encodeData([shared, shared, { shared }], 'data')).toBe('[{"a":1},{"a":1},{"shared":{"a":1}}]')
  })

  it('ignores what objects inherit, as JSON does', () => {
    expect(encodeData(Object.create({ inherited: () => {} }), 'data')).toBe('{}')
  })

  it('uses toJSON where there is one', () => {
    expect(encodeData({ money: { toJSON: () => '1.32' } }, 'data')).toBe('{"money":"1.32"}')
  })
})

describe('objects that keep their content where JSON does not look are refused', () => {
  it.each([
    ['an error', new Error('x')],
    ['a regular expression', /x/],
    ['URLSearchParams', new URLSearchParams('a=1')],
    ['Headers', new Headers()],
    ['a Blob', new Blob(['x'])],
    ['a WeakMap', new WeakMap()],
  ])('%s', (_, value) => {
    expect(refusedBy(() => encodeData({ list: [value] }, 'data')).argument).toBe('data.list[0]')
  })

  it('and so is a toJSON that gives what JSON cannot carry', () => {
    expect(refusedBy(() => encodeData({ price: { toJSON: () => Number.NaN } }, 'data')).argument).toBe(
      'data.price',
    )
  })

  it('but not boxed values and objects without properties', () => {
    expect(encodeData([new String('a'), new Number(1), {}, new (class Empty {})()], 'data')).toBe(
      '["a",1,{},{}]',
    )
  })

  it('and a toJSON that gives its own object is asked once', () => {
    class Self {
      a = 1
      toJSON(): this {
        return this
      }
    }
    expect(encodeData(new Self(), 'data')).toBe('{"a":1}')
  })
})

describe('what JSON cannot carry is refused, with the place', () => {
  class Secretive {
    toJSON(): never {
      throw new TypeError('the plaintext is tofu')
    }
  }
  const cycle: { list: unknown[] } = { list: [] }
  cycle.list.push({ again: cycle })
  const deep = JSON.parse(`${'['.repeat(1000)}${']'.repeat(1000)}`) as unknown[]
  const bottomless = Array.from({ length: 20_000 }).reduce<unknown>((inner) => [inner], 0)

  it.each([
    ['undefined', undefined, 'data', 'received undefined'],
    ['a function', () => {}, 'data', 'a function would become nothing'],
    ['a symbol', Symbol('x'), 'data', 'a symbol would become nothing'],
    ['NaN', Number.NaN, 'data', 'NaN would become null'],
    ['a bigint', 10n, 'data', 'a bigint would have no JSON'],
    ['a nested NaN', { a: { b: [0, Number.NaN] } }, 'data.a.b[1]', 'NaN would become null'],
    ['a nested Infinity', { price: -Infinity }, 'data.price', '-Infinity would become null'],
    ['a nested bigint', { items: [{ id: 7n }] }, 'data.items[0].id', 'a bigint would have no JSON'],
    ['a nested function', { on: { click() {} } }, 'data.on.click', 'a function would become nothing'],
    ['undefined in a list', { a: [1, undefined] }, 'data.a[1]', 'undefined would become null'],
    // oxlint-disable-next-line no-sparse-arrays
    ['a hole in a list', [1, , 2], 'data[1]', 'undefined would become null'],
    [
      'a Map',
      { byId: new Map([[1, 2]]) },
      'data.byId',
      'an object (Map) would become an object without its content',
    ],
    ['a Set', new Set([1]), 'data', 'an object (Set)'],
    ['a promise that was not awaited', Promise.resolve(1), 'data', 'an object (Promise)'],
    ['bytes', { image: new Uint8Array([1]) }, 'data.image', 'an object (Uint8Array)'],
    ['an ArrayBuffer', new ArrayBuffer(1), 'data', 'an object (ArrayBuffer)'],
    ['an invalid date', { at: new Date('never') }, 'data.at', 'no valid date'],
    ['an object that holds itself', cycle, 'data.list[0].again', 'holds itself'],
    ['half of an emoji', 'cut 👩'.slice(0, -1), 'data', 'half of a surrogate pair'],
    ['a toJSON that fails', new Secretive(), 'data', 'a toJSON() or a getter in it failed'],
    ['more levels than the stack has', bottomless, 'data', 'nested too deeply'],
  ])('%s', (_, data, argument, reason) => {
    const error = refusedBy(() => encodeData(data, 'data'))
    expect(error.argument).toBe(argument)
    expect(error.message).toContain(reason)
    expect(error.message).not.toContain('tofu')
  })

  it('but a thousand levels are none too many', () => {
    expect(encodeData(deep, 'data')).toHaveLength(2000)
  })
})
