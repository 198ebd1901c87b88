// The link of an activation: what becomes of it is said in the address that it leads to.

import { Told } from '../accounts/told.ts'
import { bare } from '../http/answer.ts'
import type { Call } from '../http/call.ts'
import { announce } from '../socket/announce.ts'
import type { Operation } from './operation.ts'

export const activateAccount: Operation = (call) => {
  try {
    activate(call)
    return redirect(call, 'Your account has been activated!', 'success')
  } catch (error) {
    if (!(error instanceof Told)) throw error
    return redirect(call, error.message, 'error')
  }
}

/** @throws Told */
function activate({ world, query }: Call): void {
  const username = query.text('user')
  const account = world.accounts.find(username)
  if (account === undefined) throw new Told('No user exists with those credentials')
  // Nobody is told of what was so already, and no key is needed for it.
  if (account.registerKey === '') return
  if (account.registerKey !== query.text('key'))
    throw new Told('Activation key is not valid. Please try send another.')
  account.registerKey = ''
  announce(world, { name: 'Activated', username: String(username) })
}

function redirect({ world, query }: Call, message: string, status: string): ReturnType<Operation> {
  const origin = encodeURIComponent(query.text('origin') ?? 'undefined')
  const about = `message=${encodeURIComponent(message)}&status=${status}&origin=${origin}`
  const location = `${world.settings.accountRedirectURL}?${about}`
  const headers = { location, vary: 'Accept', 'content-type': 'text/plain; charset=utf-8' }
  return bare(302, `Found. Redirecting to ${encodeURI(location)}`, headers)
}
