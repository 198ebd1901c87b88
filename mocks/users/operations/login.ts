// Logging in and out, and who is.

import { constantTimeEqual } from '#crypto'
import { type Account, shownAccount } from '../accounts/account.ts'
import { trimmed } from '../accounts/names.ts'
import { Told } from '../accounts/told.ts'
import { json } from '../http/answer.ts'
import { type Call, endSession, loggedIn } from '../http/call.ts'
import { cookieOf } from '../sessions/cookie.ts'
import { announce } from '../socket/announce.ts'
import { done, type Operation } from './operation.ts'

/** Whoever sends a session is logged out first, also where the login fails. */
export const login: Operation = (call) => {
  endSession(call)
  try {
    const { user, ...about } = authentication(call, logIn(call))
    return json({ ...about, user, error: false })
  } catch (error) {
    if (!(error instanceof Told)) throw error
    return json({ message: error.message, authenticated: false, error: true })
  }
}

export const logout: Operation = (call) => {
  endSession(call)
  return done('Successfully logged out')
}

export const whoAmI: Operation = (call) => {
  const { user, ...about } = authentication(call, loggedIn(call))
  return json({ ...about, error: false, user })
}

/** @throws Told */
function logIn(call: Call): Account {
  const { world, body } = call
  const { settings, accounts, sessions } = world
  const { username = '', password = '', rememberMe = true } = body
  const account = accounts.find(username)
  if (account === undefined) throw incorrect()
  const typed = trimmed(password)
  if (typed === '') throw new Told('Please enter a valid password')
  if (account.registerKey !== '')
    throw new Told('Please authorise your account by clicking on the link that was sent to your email')
  if (!constantTimeEqual(typed, account.password)) throw incorrect()
  account.lastLoggedIn = settings.clock()
  // The release of events makes a session only for who wants to be remembered, and tells of nobody else.
  if (settings.dialect === 'events' && !rememberMe) return account
  const session = sessions.create(!rememberMe)
  account.sessionId = session.id
  call.cookie = cookieOf(session.id, settings.clock() + settings.sessionLifetime, settings.ssl)
  // As it was typed, which may be the address.
  announce(world, { name: 'Login', username: String(username) })
  return account
}

/** The same for a wrong name as for a wrong password. */
function incorrect(): Told {
  return new Told('The username or password is incorrect.')
}

interface Authentication {
  readonly message: string
  readonly authenticated: boolean
  readonly user: object
}

function authentication({ query }: Call, account: Account | undefined): Authentication {
  if (account === undefined) return { message: 'User is not authenticated', authenticated: false, user: {} }
  const user = shownAccount(account, query.flag('verbose'))
  return { message: 'User is authenticated', authenticated: true, user }
}
