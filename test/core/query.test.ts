import { describe, expect, it } from 'vitest'
import { encodeQuery, queryText } from '../../src/core/query.ts'
import { refusedBy } from '../support/outcome.ts'

describe('queryText', () => {
  it('writes numbers and booleans as text and joins lists with commas', () => {
    expect(queryText({ limit: 10, all: true, info: ['user_count', 'subscription_count'] })).toEqual({
      limit: '10',
      all: 'true',
      info: 'user_count,subscription_count',
    })
  })

  it('leaves out what is undefined and keeps what is empty', () => {
    expect(queryText({ prefix: undefined, cursor: '' })).toEqual({ cursor: '' })
  })

  it('keeps a parameter with the name __proto__', () => {
    const query = JSON.parse('{"__proto__":"x"}') as Record<string, string>
    expect(Object.entries(queryText(query))).toEqual([['__proto__', 'x']])
  })

  it.each([
    ['NaN', Number.NaN, 'received NaN'],
    ['null', null, 'received null'],
    ['an object', { a: 1 }, 'received an object (Object)'],
    ['a list with a hole in it', ['a', undefined], 'received undefined'],
  ])('refuses %s as a value', (_, value, shape) => {
    const error = refusedBy(() => queryText({ limit: value } as never))
    expect(error.argument).toBe('query.limit')
    expect(error.message).toContain(shape)
  })

  it.each([
    ['a text', 'info=user_count', 'a string of 15 characters'],
    ['null', null, 'null'],
    ['URLSearchParams, whose parameters are no properties', new URLSearchParams('a=b'), 'URLSearchParams'],
    ['a list of pairs', [['a', 'b']], 'an array of 1'],
  ])('refuses %s in place of an object', (_, query, shape) => {
    const error = refusedBy(() => queryText(query as never))
    expect(error.argument).toBe('query')
    expect(error.message).toContain(shape)
  })
})

describe('encodeQuery', () => {
  it('escapes everything that means something in a query', () => {
    expect(encodeQuery({ 'a&b': 'c=d+e #%' })).toBe('a%26b=c%3Dd%2Be%20%23%25')
  })

  it('refuses half of a surrogate pair and names the parameter', () => {
    expect(refusedBy(() => encodeQuery({ prefix: '\ud800' })).argument).toBe('query.prefix')
  })
})
