// Every call of an openapi-fetch client, led through one function.

import { ArgumentError } from './errors/argument-error.ts'

/** One call: a path of the contract, and what openapi-fetch takes besides. */
export type Send<Init, Result> = (path: string, init?: Init) => Promise<Result>

const methods = ['GET', 'PUT', 'POST', 'DELETE', 'OPTIONS', 'HEAD', 'PATCH', 'TRACE'] as const

/**
 * The same client with its calls wrapped, `request` included.
 *
 * @param wrap - gets the method in upper case, and the plain call of the client
 */
export function wrapCalls<Client extends object, Init, Result>(
  client: Client,
  wrap: (method: string, plain: Send<Init, Result>) => Send<Init, Result>,
): Client {
  const calls = client as Readonly<Record<(typeof methods)[number], Send<Init, Result>>> & {
    readonly request: (method: string, path: string, init?: Init) => Promise<Result>
  }
  const wrapped = methods.map((method) => [method, wrap(method, calls[method])])
  const request = (method: string, path: string, init?: Init): Promise<Result> =>
    wrap(method.toUpperCase(), (url, options) => calls.request(method, url, options))(path, init)
  return { ...client, ...Object.fromEntries(wrapped), request }
}

/** @throws ArgumentError for a placeholder of the path that got no value; openapi-fetch would send it as it stands */
export function checkFilled(pathname: string): void {
  const unfilled = /%7B(\w+)%7D/i.exec(pathname)
  if (unfilled !== null) throw new ArgumentError(`params.path.${unfilled[1]}`, 'is missing')
}
