// What in a request of the REST API opens a door: passwords, the keys of links, sessions.

/** Fields of a body and of a query. */
const secretName = /^(?:password|key|captcha)$/

/** A session as it stands in a path. */
const session = /(\/sessions\/)([^/?#\s]+)/gi
const parameter = /([?&](?:password|key|captcha)=)[^&#\s]*/gi

/** The word itself hides nothing, but it is in many sentences of the server. */
export function hides(value: string): boolean {
  return value.toLowerCase() !== 'password'
}

/** @param path - of the contract, or what a caller wrote in its place */
export function namesSession(path: string): boolean {
  return /^\/sessions\/./i.test(path)
}

/** A path, a URL or a sentence with one, without the secrets that are known by their place. */
export function withoutSecrets(text: string): string {
  return text.replace(session, '$1[redacted]').replace(parameter, '$1[redacted]')
}

/** The sessions in a path that has some, in each form in which an answer may repeat them. */
export function secretsInPath(pathname: string): string[] {
  return [...pathname.matchAll(session)].flatMap(([, , segment]) =>
    [segment!, decoded(segment!)].flatMap(forms),
  )
}

export function secretsInQuery(query: Readonly<Record<string, string>>): string[] {
  return secretsAmong(query).flatMap(forms)
}

/** @param body - JSON */
export function secretsInBody(body: string): string[] {
  try {
    return secretsAmong(JSON.parse(body) as object)
  } catch {
    return []
  }
}

function secretsAmong(fields: object): string[] {
  return Object.entries(fields).flatMap(([name, value]) =>
    secretName.test(name) && typeof value === 'string' && hides(value) ? [value] : [],
  )
}

/** As it is, as it is in a URL, and both as they are in a page. */
function forms(value: string): string[] {
  const both = [value, encodeURIComponent(value)]
  return [...both, ...both.map(inPage)]
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function inPage(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => entities[letter]!)
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}
