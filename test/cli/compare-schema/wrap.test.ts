import { expect, it } from 'vitest'
import { wrap } from '../../../src/cli/compare-schema/wrap.ts'

it.each<[string, string, number, readonly string[]]>([
  ['leaves a line that fits', 'one two', 7, ['one two']],
  ['breaks between words, and indents what follows', 'one two three', 8, ['one two', '  three']],
  ['breaks as often as it must', 'one two three four', 9, ['one two', '  three', '  four']],
  ['keeps what a line begins with', '    one two', 9, ['    one', '  two']],
  ['leaves a word whole that is longer', 'one twothreefour', 6, ['one', '  twothreefour']],
  ['leaves a line whole that is one word', 'onetwothree', 4, ['onetwothree']],
  ['breaks nothing without an end', 'one two', Infinity, ['one two']],
])('%s', (_, line, width, lines) => {
  expect(wrap(line, width, '  ')).toEqual(lines)
})
