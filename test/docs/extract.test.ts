import { expect, test } from 'vitest'
import { commentSnippetsOf, snippetsOf } from './extract.ts'

const fence = '```'

test('a block has its language, its code and the line of its fence', () => {
  const page = `# Title\n\n${fence}ts\nconst a = 1\n\nconst b = 2\n${fence}\n`
  expect(snippetsOf('a.md', page)).toEqual([
    { file: 'a.md', line: 3, language: 'ts', code: 'const a = 1\n\nconst b = 2' },
  ])
})

test('a block in a list loses its indent', () => {
  const page = `- item\n  ${fence}ts\n  if (a) {\n    b()\n  }\n  ${fence}`
  expect(snippetsOf('a.md', page)[0]?.code).toBe('if (a) {\n  b()\n}')
})

test('a longer fence holds a shorter one', () => {
  const page = `${fence}\`md\n${fence}ts\n1\n${fence}\n${fence}\`\n\n${fence}sh\nnpm test\n${fence}`
  expect(snippetsOf('a.md', page).map(({ language }) => language)).toEqual(['md', 'sh'])
})

test.each([
  ['words', 'It listens for ever.', 'It listens for ever.'],
  ['a comment', '<!-- no-run: it listens for ever -->', 'it listens for ever'],
  ['a heading, which is no reason', '## Listen', ''],
  ['another block, which is no reason', `${fence}sh\nls\n${fence}`, ''],
])('a block that is not run takes its reason from %s', (_, above, reason) => {
  const page = `${above}\n\n${fence}ts no-run\nlisten()\n${fence}`
  expect(snippetsOf('a.md', page).at(-1)?.notRun).toBe(reason)
})

test('a block in a comment keeps the line numbers of the source file', () => {
  const source = `/** One line. */\nconst a = 1\n\n/**\n * Two.\n *\n * @example\n * ${fence}ts\n * f({\n *   a,\n * })\n * ${fence}\n */\n`
  expect(commentSnippetsOf('a.ts', source)).toEqual([
    { file: 'a.ts', line: 8, language: 'ts', code: 'f({\n  a,\n})' },
  ])
})

test('code between comments is not a block', () => {
  const source = `/** One. */\nconst text = '${fence}ts'\n/** Two. */\n`
  expect(commentSnippetsOf('a.ts', source)).toEqual([])
})
