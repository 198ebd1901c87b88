import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { JsonNode } from '../../../src/cli/check-config/json/node.ts'
import { placesIn } from '../../../src/cli/check-config/json/places.ts'
import { readJson } from '../../../src/cli/check-config/json/read-json.ts'

function plain(node: JsonNode | undefined): unknown {
  if (node === undefined || node.kind === 'scalar') return node?.value
  if (node.kind === 'array') return node.items.map(plain)
  return Object.fromEntries([...node.members].map(([name, value]) => [name, plain(value)]))
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

describe('readJson', () => {
  it('reads what JSON.parse reads', () => {
    fc.assert(
      fc.property(fc.json(), fc.nat(2), (text, spaces) => {
        const json = JSON.stringify(JSON.parse(text), null, spaces)
        const { root, faults } = readJson(json)
        expect(faults).toEqual([])
        expect(JSON.stringify(plain(root))).toBe(JSON.stringify(JSON.parse(json)))
      }),
    )
  })

  it('finds a fault in exactly those texts that JSON.parse refuses', () => {
    const pieces = [
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"a"',
      '"\\."',
      '1',
      '-',
      '01',
      'true',
      'nul',
      ' ',
      '\n',
      '//x\n',
      '/*',
      '*/',
      '"\t"',
      '\uFEFF',
      "'",
    ]
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 8 }), (words) => {
        const text = words.join('')
        expect([text, readJson(text).faults.length === 0]).toEqual([text, isJson(text)])
      }),
      { numRuns: 2000 },
    )
  })

  it.each([
    ['a trailing comma of a list', '[1, 2,\n]', [1, 2], 'a trailing comma', '1:6'],
    ['a trailing comma of an object', '{"a": 1,}', { a: 1 }, 'a trailing comma', '1:8'],
    ['a missing comma', '{"a": 1\n"b": 2}', { a: 1, b: 2 }, 'a comma is missing before "\\""', '2:1'],
    ['a comment', '[1] // one', [1], 'a comment', '1:5'],
    ['a comment over two lines', '[/* one\n*/ 1]', [1], 'a comment', '1:2'],
    ['a tab in a text', '["a\tb"]', ['a\tb'], 'a control character', '1:4'],
    ['a byte order mark', '\uFEFF[1]', [1], 'a byte order mark', '1:1'],
    ['one backslash where JSON needs two', '["^a\\.b$"]', ['^a\\.b$'], '\\. is no escape of JSON', '1:5'],
    [
      'missing braces around a piece',
      '"a": {"b": 1}',
      { a: { b: 1 } },
      'the braces around it are missing',
      '1:1',
    ],
  ])('says where there is %s, and reads on', (_, text, value, message, place) => {
    const { root, faults } = readJson(text)
    expect(plain(root)).toEqual(value)
    expect(faults).toHaveLength(1)
    expect(faults[0]!.message).toContain(message)
    const { line, column } = placesIn(text)(faults[0]!.offset)
    expect(`${line}:${column}`).toBe(place)
  })

  it('reads a piece with comments and trailing commas of its own, each with its place', () => {
    const text = '\uFEFF// mine\n"a": {"b": [1,], },\n// end'
    const { root, faults } = readJson(text)
    expect(plain(root)).toEqual({ a: { b: [1] } })
    const places = faults.map(({ offset, message }) => {
      const { line, column } = placesIn(text)(offset)
      return `${line}:${column} ${message.split(/[,:]/)[0]}`
    })
    expect(places.sort()).toEqual([
      '1:1 a byte order mark',
      '1:2 a comment',
      '2:1 the braces around it are missing',
      '2:14 a trailing comma',
      '2:16 a trailing comma',
      '2:19 a trailing comma',
      '3:1 a comment',
    ])
  })

  it.each([
    ['nothing', '', 'the end of the file', '1:1'],
    ['a text without an end', '{"a": "b\n}', 'a string without a closing quote', '1:7'],
    ['single quotes', "{'a': 1}", '"\'" begins neither a name in quotes nor a value', '1:2'],
    ['an object without an end', '{"a": [1,\n2]', 'the file ends without }', '2:3'],
    ['two values', '{}\n{}', 'behind the end of the config', '2:1'],
    [
      'a word of another language',
      '{"a": undefined}',
      '"u" begins neither a name in quotes nor a value',
      '1:7',
    ],
    ['a value that is not there', '{"a": , "b": 1}', '"," where a value is to be', '1:7'],
    ['a name that is not there', '{1: 2}', '"1" where a name in quotes is to be', '1:2'],
    ['a comma where a colon belongs', '{"a", 1}', '"," where a colon is to be', '1:5'],
    ['the wrong bracket', '{"a": [1}', '"}" where a comma or a closing bracket is to be', '1:9'],
    ['a comment without an end', '{} /* one', 'a comment without an end', '1:4'],
    ['a number with a zero in front', '{"port": 08080}', 'a number that JSON does not have', '1:10'],
    ['a piece whose list has no end', '"a": [1', 'the end of the file where a comma', '1:8'],
    ['a piece with a brace too many', '"a": {"b": 1}}', '"}" behind the end of the config', '1:14'],
    ['thousands of brackets', '['.repeat(100_000), 'more than 200 levels', '1:201'],
  ])('gives up on %s, and says where', (_, text, message, place) => {
    const { root, faults } = readJson(text)
    expect(root).toBeUndefined()
    expect(faults.at(-1)!.message).toContain(message)
    const { line, column } = placesIn(text)(faults.at(-1)!.offset)
    expect(`${line}:${column}`).toBe(place)
  })

  it('tells of a name that is there twice, and takes the last as JSON.parse does', () => {
    const { root, repeated } = readJson('{"a": 1, "a": 2}')
    expect(plain(root)).toEqual({ a: 2 })
    expect(repeated).toEqual([{ offset: 9, name: 'a' }])
  })

  it('finds the place of every character', () => {
    const lines = fc.array(fc.stringMatching(/^[^\r\n]{0,5}$/), { minLength: 1, maxLength: 9 })
    fc.assert(
      fc.property(lines, fc.constantFrom('\n', '\r\n', '\r'), (texts, end) => {
        const at = placesIn(texts.join(end))
        let offset = 0
        for (const [index, text] of texts.entries()) {
          for (let column = 1; column <= text.length + 1; column++) {
            expect(at(offset + column - 1)).toEqual({ line: index + 1, column })
          }
          offset += text.length + end.length
        }
      }),
    )
  })

  it.each([['\n'], ['\r\n'], ['\r']])('counts lines that end with %j', (end) => {
    expect(placesIn(`{${end}${end}  x`)(1 + 2 * end.length + 2)).toEqual({ line: 3, column: 3 })
  })
})
