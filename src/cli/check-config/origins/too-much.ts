// Origins of strangers that an expression approves along with those that it is meant for.

import { isBrowserOrigin } from './browser-origin.ts'
import type { Expression } from './expression.ts'
import { samplesOf } from './samples.ts'
import { partsOf, siteOf } from './site.ts'

export interface TooMuch {
  readonly message: string
  /** An origin that shows it. */
  readonly approves: string
}

const strangers = ['https://evil.test', 'http://evil.test:8080', 'https://www.evil.test']
/** Where everybody can have a host. */
const everybodys = [
  'com',
  'net',
  'org',
  'io',
  'dev',
  'app',
  'github.io',
  'netlify.app',
  'pages.dev',
  'vercel.app',
]

/**
 * What an expression approves too much, with origins that show it.
 *
 * @param meant - origins that it approves and is probably meant for
 */
export function tooMuch(expression: Expression, meant: readonly string[]): readonly TooMuch[] {
  if (strangers.every((origin) => expression.matches(origin))) {
    return [{ message: 'it approves every page', approves: strangers[0]! }]
  }
  const domain = everybodys.find((name) => expression.matches(`https://evil.${name}`))
  if (domain !== undefined) {
    return [{ message: `everybody can have a host below .${domain}`, approves: `https://evil.${domain}` }]
  }
  const found: TooMuch[] = []
  const add = (message: string, origin: string | undefined): void => {
    if (origin !== undefined) found.push({ message, approves: origin })
  }
  add('it does not say where the host ends', first(expression, meant, behindHost))
  add('it does not say where the host begins', first(expression, meant.slice(0, 2), beforeHost))
  add('a dot that is not escaped is any character', anyCharacter(expression, meant))
  add('null is the origin of sandboxed frames and of local files, of everybody', nullOf(expression))
  return found
}

function behindHost(origin: string): readonly string[] {
  const { scheme, host, rest } = partsOf(origin)
  return host === '' ? [] : [`${scheme}${host}.evil.test${rest}`]
}

function beforeHost(origin: string): readonly string[] {
  const { scheme, host, rest } = partsOf(origin)
  const labels = host.split('.')
  // The shortest first: what stands before it may be a part of the expression, or only of the example.
  const hosts = labels.map((_, index) => labels.slice(index).join('.')).reverse()
  return hosts.map((name) => `${scheme}evil-${name}${rest}`)
}

/** The first origin that one can get out of those that are meant, is approved, and belongs to somebody else. */
function first(
  expression: Expression,
  meant: readonly string[],
  change: (origin: string) => readonly string[],
): string | undefined {
  for (const origin of meant) {
    const changed = change(origin).find(
      (each) => isStrangers(each, origin) && isLike(each, origin) && expression.matches(each),
    )
    if (changed !== undefined) return changed
  }
  return undefined
}

function isStrangers(origin: string, meant: string): boolean {
  const site = siteOf(partsOf(origin).host)
  return site !== undefined && site !== siteOf(partsOf(meant).host)
}

/** What no browser sends is no danger in a browser. */
function isLike(origin: string, meant: string): boolean {
  return isBrowserOrigin(origin) || !isBrowserOrigin(meant)
}

function anyCharacter({ source, matches }: Expression, meant: readonly string[]): string | undefined {
  const dots = [...source.matchAll(/\\[^]|\[(?:\\[^]|[^\]\\])*\]|\.(?![*+?{])/g)].filter(
    ([text]) => text === '.',
  )
  // A number with another character in it is nobody's address.
  if (/^[\d.]+$/.test(partsOf(meant[0] ?? '').host)) return undefined
  const inBrowsers = meant.some(isBrowserOrigin)
  const starts = ['', 'https://', 'http://']
  const others = dots.flatMap(({ index }) =>
    ['-', 'x'].flatMap((character) => {
      const changed = dots.reduceRight(
        (text, dot) =>
          `${text.slice(0, dot.index)}${dot.index === index ? character : '\\.'}${text.slice(dot.index + 1)}`,
        source,
      )
      return samplesOf(changed).flatMap((text) => starts.map((start) => start + text))
    }),
  )
  const approved = others.filter((text) => (inBrowsers ? isBrowserOrigin(text) : true) && matches(text))
  return approved.find((text) => meant.every((origin) => isStrangers(text, origin))) ?? approved[0]
}

function nullOf(expression: Expression): string | undefined {
  return expression.matches('null') ? 'null' : undefined
}
