// Texts that a regular expression describes: the beginnings of example origins. They are guesses, which the caller tries on
// the expression itself; what this reader does not understand (look-arounds, back references) only makes guesses fail.

/** What any character, or several, may stand for in an origin, the likeliest first. */
const fillings = ['www', '8080', '.', '', 'example', 's', 'a', '1', '-', ':', '/', 'A', '_']
const fillingsAtStart = ['https://www', 'https://', 'http://', 'https', 'http', ...fillings]
/** Of each part, and of the whole: enough to have one that fits. */
const mostOfPart = 4
const mostOfAll = 64

interface Reader {
  readonly source: string
  at: number
}

/** Some texts that the expression could match as a whole. */
export function samplesOf(source: string): readonly string[] {
  return readAlternatives({ source, at: 0 }, true)
}

function readAlternatives(reader: Reader, atStart: boolean): readonly string[] {
  const alternatives = [readSequence(reader, atStart)]
  while (reader.source[reader.at] === '|') {
    reader.at++
    alternatives.push(readSequence(reader, atStart))
  }
  // In turns, so that none is left out where there are too many.
  const most = Math.max(...alternatives.map(({ length }) => length))
  const inTurns = Array.from({ length: most }, (_, turn) =>
    alternatives.flatMap((texts) => texts[turn] ?? []),
  )
  return [...new Set(inTurns.flat())].slice(0, mostOfAll)
}

function readSequence(reader: Reader, atStart: boolean): readonly string[] {
  let texts: readonly string[] = ['']
  while (reader.at < reader.source.length && !'|)'.includes(reader.source[reader.at]!)) {
    const parts = readPart(reader, atStart && texts.every((text) => text === ''))
    texts = texts.flatMap((text) => parts.map((part) => text + part)).slice(0, mostOfAll)
  }
  return texts
}

function readPart(reader: Reader, atStart: boolean): readonly string[] {
  const { source } = reader
  const group = /\((?:\?(?::|<[A-Za-z_$][\w$]*>|(?<look><?[=!])))?/y
  group.lastIndex = reader.at
  const opening = group.exec(source)
  if (opening !== null) {
    reader.at += opening[0].length
    const inner = readAlternatives(reader, atStart)
    reader.at++
    const looks = opening.groups?.['look'] !== undefined
    return repeated(looks ? [''] : inner, readQuantifier(reader))
  }
  const atom = /\\(?:u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|c[A-Za-z]|k<\w+>|[^])|\[(?:\\[^]|[^\]\\])*\]|[^]/y
  atom.lastIndex = reader.at
  const [text] = atom.exec(source)!
  reader.at += text.length
  const quantifier = readQuantifier(reader)
  if (/^(?:\^|\$|\\[bB])$/.test(text)) return ['']
  const literal = /^\\?([^\\\w]|(?<!\\)\w)$/.exec(text)?.[1]
  if (literal !== undefined && text !== '.') return repeated([literal], quantifier)
  return fitting(text + quantifier, atStart ? fillingsAtStart : fillings)
}

function readQuantifier(reader: Reader): string {
  const quantifier = /(?:[*+?]|\{\d+(?:,\d*)?\})?\??/y
  quantifier.lastIndex = reader.at
  const [text] = quantifier.exec(reader.source)!
  reader.at += text.length
  return text
}

/** Fillings that a character with its quantifier matches. */
function fitting(text: string, among: readonly string[]): readonly string[] {
  const whole = new RegExp(`^(?:${text})$`)
  const times = Math.min(Number(/\{(\d+)/.exec(text)?.[1] ?? 1), 60)
  const repeats = times > 1 ? ['a', '1'].map((character) => character.repeat(times)) : []
  return [...among, ...repeats].filter((filling) => whole.test(filling)).slice(0, mostOfPart)
}

function repeated(texts: readonly string[], quantifier: string): readonly string[] {
  const least = Number(/^\{(\d+)/.exec(quantifier)?.[1] ?? (/^[*?]/.test(quantifier) ? 0 : 1))
  const often = texts.map((text) => text.repeat(Math.min(Math.max(least, 1), 60)))
  return least === 0 ? ['', ...often] : often
}
