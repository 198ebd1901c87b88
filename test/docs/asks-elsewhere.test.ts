import { expect, test } from 'vitest'
import { asksElsewhere, policy } from './asks-elsewhere.ts'

const head = `<meta http-equiv="Content-Security-Policy" content="${policy}">`

test('a page that has everything in itself asks nobody', () => {
  const page = `${head}<link rel="icon" href="data:,"><style>a { background: url(data:image/png;base64,AA) }</style>
    <script>fetch('https://example.com')</script><svg><use xlink:href="#arrow"/></svg>
    <a href="https://example.com">a link is not loaded</a>`
  expect(asksElsewhere(page)).toEqual([])
})

test.each([
  '<script src="https://cdn.example.com/a.js"></script>',
  "<link rel='stylesheet' href='https://fonts.example.com/css'>",
  '<link rel="icon" href="favicon.png">',
  '<img alt="" src=//example.com/logo.svg>',
  '<iframe src="https://example.com"></iframe>',
  '<video poster="/poster.png"></video>',
  '<style>@import "https://fonts.example.com/css";</style>',
  '<style>@font-face { src: url("https://fonts.example.com/a.woff2") }</style>',
])('%s is found', (markup) => {
  expect(asksElsewhere(head + markup)).toHaveLength(1)
})

test.each(['', `<script>1</script>${head}`, head.replace("default-src 'none'", 'default-src *')])(
  'a page with %j in place of the policy is found',
  (start) => {
    expect(asksElsewhere(`${start}<script>2</script>`)).toEqual(['no policy before the first script'])
  },
)
