// Lines to paste into the clients of an app.

import type { Address } from './service.ts'

export interface Credentials {
  readonly id: string
  readonly key: string
  readonly secret: string
}

/** @param create - the call that makes a client of the kit, of the URL of the app as JavaScript */
export function describeApp(
  app: Credentials,
  address: Address,
  create: (url: string) => string,
): readonly string[] {
  const { id, key, secret } = app
  const { host, port } = address
  const server = { appId: id, key, secret, host, port: String(port), useTLS: false }
  const browser = { cluster: '', wsHost: host, wsPort: port, forceTLS: false, enabledTransports: ['ws'] }
  return [
    '',
    `  app id ${id}   key ${key}   secret ${secret}`,
    '',
    `  channelkit   ${create(literal(urlOf(app, address)))}`,
    `  pusher       new Pusher(${literal(server)})`,
    `  pusher-js    new Pusher(${literal(key)}, ${literal(browser)})`,
  ]
}

export function factsOf(app: Credentials, address: Address): Readonly<Record<string, string>> {
  return { ...app, url: urlOf(app, address) }
}

/** The URL of an app: everything that a client needs. */
function urlOf({ id, key, secret }: Credentials, { host, port }: Address): string {
  const [user, password, path] = [key, secret, id].map(encodeURIComponent)
  return `http://${user}:${password}@${host}:${port}/apps/${path}`
}

/** A text as a shell reads it. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`
}

/** A value as one writes it in JavaScript. */
export function literal(value: unknown): string {
  if (typeof value === 'string')
    return `'${JSON.stringify(value).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`
  if (typeof value !== 'object' || value === null) return String(value)
  return `{ ${Object.entries(value)
    .map(([name, member]) => `${name}: ${literal(member)}`)
    .join(', ')} }`
}
