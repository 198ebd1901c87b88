// Takes credentials out of text that came from elsewhere (a proxy's error page, an error of the runtime).

const parameters = /\b(auth_key|auth_signature|auth_timestamp|auth_version|body_md5|token)=[^&\s"'<>\\]*/gi
const userInfo = /\/\/[^/\s@"'<>]+@/g
/** Pusher's answer to a wrong signature repeats it on its own. */
const signature = /\b[0-9a-f]{64}\b/gi
/** The JSON parser of Sockudo quotes the request around the spot where it failed, cut anywhere. */
const excerpt = /( at line \d+ column \d+)\n[\s\S]*$/
/** JSON parsers in Rust repeat the text that stands where something else was expected. */
const wrongText = /\b(invalid (?:type|value): string )"(?:[^"\\]|\\.)*"/g

/** A function that masks signed query parameters, signatures, URL credentials, quoted requests and the given secrets. */
export function redactor(secrets: readonly string[]): (text: string) => string {
  const mask = masking(secrets)
  return (text) =>
    mask(
      text
        .replace(parameters, '$1=[redacted]')
        .replace(userInfo, '//[redacted]@')
        .replace(signature, '[redacted]')
        .replace(excerpt, '$1')
        .replace(wrongText, '$1[redacted]'),
    )
}

/** What is nested deeper says nothing to anybody, and would end the stack. */
const maxDepth = 100

/** JSON with everything masked that the function knows, tokens by their name, and what is nested too deep. */
export function redactedJson(value: unknown, redact: (text: string) => string, depth = 0): unknown {
  if (typeof value === 'string') return redact(value)
  if (typeof value !== 'object' || value === null) return value
  if (depth === maxDepth) return '[redacted]'
  if (Array.isArray(value)) return value.map((item) => redactedJson(item, redact, depth + 1))
  const entries = Object.entries(value).map(([name, item]) => [
    redact(name),
    name === 'token' && typeof item === 'string' ? '[redacted]' : redactedJson(item, redact, depth + 1),
  ])
  return Object.fromEntries(entries)
}

/** Values of headers that identify somebody to a proxy or to the server. */
export function credentialsAmong(headers: Readonly<Record<string, string>>): string[] {
  const names = Object.keys(headers).filter((name) =>
    /^(?:proxy-)?authorization$|^cookie$|token|api-?key/.test(name),
  )
  return names.flatMap((name) => [headers[name]!, headers[name]!.replace(/^\w+ /, '')])
}

/** The same, with what is secret in a single request. */
export function redactingAlso(
  redact: (text: string) => string,
  secrets: readonly string[],
): (text: string) => string {
  // First, because what is left of a secret after the patterns is no longer found.
  const mask = masking(secrets)
  return (text) => redact(mask(text))
}

function masking(secrets: readonly string[]): (text: string) => string {
  // A secret of three characters is a placeholder in a test; masking it would only garble the text.
  const exact = secrets.filter((secret) => secret.length > 3)
  // Keys have several lines, which JSON writes in another way.
  const written = exact.map((secret) => JSON.stringify(secret).slice(1, -1))
  // The longest first: one may begin with another.
  const masked = [...new Set([...exact, ...written])].sort((left, right) => right.length - left.length)
  return (text) => masked.reduce((clean, secret) => clean.replaceAll(secret, '[redacted]'), text)
}
