// Beginning and ending a session.

import { readObject, unreadablePart } from '../../core/answer.ts'
import { checkNonEmpty, checkOptions, checkWords } from '../../core/check.ts'
import { ArgumentError, shapeOf } from '../../core/errors/argument-error.ts'
import { type CallOptions, callOptionNames, type Outgoing } from '../../core/http.ts'
import { ask, type Context } from './context.ts'
import type { Authenticated, Done } from './contract.ts'
import { hides } from './secrets.ts'

export interface Credentials {
  /** The name or the e-mail address of the account. */
  readonly username: string
  readonly password: string
  /** Whether the session outlives the day: the server keeps two lifetimes. Its own default is true. */
  readonly rememberMe?: boolean | undefined
}

const json = { 'content-type': 'application/json' }

export async function login(
  context: Context,
  credentials: Credentials,
  options: CallOptions = {},
): Promise<Authenticated> {
  checkOptions(credentials, ['username', 'password', 'rememberMe'], 'credentials')
  checkOptions(options, callOptionNames, 'options')
  const { rememberMe } = credentials
  const username = checkWords(credentials.username, 'credentials.username')
  const password = checkNonEmpty(credentials.password, 'credentials.password')
  if (rememberMe !== undefined && typeof rememberMe !== 'boolean') {
    const rule = `must be true or false, received ${shapeOf(rememberMe)}`
    throw new ArgumentError('credentials.rememberMe', rule)
  }
  const path = '/auth/login'
  const request: Outgoing = {
    operation: 'loginUser',
    method: 'POST',
    path: `${context.basePath}${path}`,
    body: JSON.stringify({ username, password, rememberMe }),
    headers: json,
    secrets: [password].filter(hides),
  }
  const { response, error } = await ask(context, path, request, options)
  if (error !== undefined) throw error
  const answer = readObject(request, response) as Authenticated
  if (answer.authenticated === true) return answer
  throw unreadablePart(response.status, 'authenticated', answer.authenticated, 'true', {
    operation: 'loginUser',
    effect: 'unknown',
  })
}

export async function logout(context: Context, options: CallOptions = {}): Promise<Done> {
  checkOptions(options, callOptionNames, 'options')
  const path = '/auth/logout'
  const request: Outgoing = { operation: 'logoutUser', method: 'GET', path: `${context.basePath}${path}` }
  const { response, error } = await ask(context, path, request, options)
  if (error !== undefined) throw error
  return readObject(request, response) as Done
}
