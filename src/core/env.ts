// Environment variables, which are all text.

import { ArgumentError, shapeOf } from './errors/argument-error.ts'

/** @throws ArgumentError that names the variable */
export function wholeNumber(text: string, argument: string): number {
  if (/^\d+$/.test(text)) return Number(text)
  throw new ArgumentError(argument, `must be a whole number, received ${shapeOf(text)}`)
}

/**
 * Makes a client, and where an option is refused names the variable that said it.
 *
 * @param variables - option -> variable; several options of one variable are the parts of a URL
 * @throws ArgumentError that names the variable, or the option where it came as one
 */
export function fromVariables<Client>(
  variables: Readonly<Record<string, string>>,
  make: () => Client,
): Client {
  try {
    return make()
  } catch (error) {
    if (!(error instanceof ArgumentError)) throw error
    const { argument, message, code } = error
    const option = argument.replace(/^options\./, '')
    if (option === argument || !Object.hasOwn(variables, option)) throw error
    const variable = variables[option]!
    const rule = message.slice(argument.length + 1)
    const isPart = Object.values(variables).filter((other) => other === variable).length > 1
    throw new ArgumentError(`env.${variable}`, isPart ? `says ${option}, which ${rule}` : rule, { code })
  }
}

/** For {@link fromVariables}: everything that a URL says. */
export function partsOf(url: object, variable: string): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.keys(url).map((part) => [part, variable]))
}
