// Accounts: listed, shown, made, activated and removed.

import { frozen } from '../../frozen.ts'
import { type FakeUserPrivileges, shownAccount, storedAccount } from '../accounts/account.ts'
import { isAlphanumeric, isEmail, trimmed } from '../accounts/names.ts'
import { Told } from '../accounts/told.ts'
import { json } from '../http/answer.ts'
import { loggedIn } from '../http/call.ts'
import { announce } from '../socket/announce.ts'
import { newAccount } from '../world.ts'
import { done, type Operation } from './operation.ts'
import { pageOf } from './page.ts'

/** For everybody, and never verbose: the server forgets who asks before it looks at that. */
export const listUsers: Operation = (call) => {
  loggedIn(call)
  const search = expressionOf(call.query.text('search'))
  const found = call.world.accounts.all.filter(
    ({ username, email }) => search.test(username) || search.test(email),
  )
  const page = pageOf(call.query, found)
  const data = page.map((account) => shownAccount(account, false))
  return json({ error: false, message: `Found ${page.length} users`, data, count: found.length })
}

export const getUser: Operation = ({ world, params, query }) => {
  const account = world.accounts.find(params['username'])
  if (account === undefined) throw new Told('No user found')
  const data = shownAccount(account, query.flag('verbose'))
  return json({ error: false, message: `Found ${account.username}`, data })
}

/** As if the server had a mailer, without which it fails when everything is done. */
export const createUser: Operation = ({ world, body }) => {
  const { username, email, password, privileges: wanted, meta = {} } = body
  const privileges = wanted || 3
  if (privileges === 1) throw new Told('You cannot create a user with super admin permissions')
  if (trimmed(username) === '') throw new Told('Username cannot be empty')
  if (!isAlphanumeric(String(username))) throw new Told('Username must be alphanumeric')
  if (trimmed(email) === '') throw new Told('Email cannot be empty')
  if (!isEmail(String(email))) throw new Told('Email must be valid')
  if (trimmed(password) === '') throw new Told('Password cannot be empty')
  if ((privileges as number) > 3) throw new Told('Privilege type is unrecognised')
  if (world.accounts.find(username, email) !== undefined)
    throw new Told('A user with that name or email already exists')
  const account = newAccount(world.settings, {
    username: String(username),
    email: String(email),
    password: String(password),
    privileges: privileges as FakeUserPrivileges,
    meta: frozen(meta),
    activated: false,
  })
  world.accounts.add(account)
  announce(world, { name: 'BucketUploaded', username: account.username, bucket: account.bucket })
  const message = `User ${account.username} has been created`
  return json({ error: false, message, data: storedAccount(account) })
}

/** What the account has is removed before it. */
export const deleteUser: Operation = ({ world, params }) => {
  const { username: name } = params
  const account = world.accounts.find(name)
  if (account === undefined) throw new Told('Could not find any users with those credentials')
  if (account.privileges === 1) throw new Told('You cannot remove a super user')
  const { username, bucket } = account
  announce(world, { name: 'BucketRemoved', username, bucket })
  world.accounts.remove(account)
  announce(world, { name: 'Removed', username })
  return json({ message: `User ${name} has been removed`, error: false })
}

/** Told each time, also where there is nothing to activate. */
export const approveActivation: Operation = ({ world, params }) => {
  const username = params['username']!
  const account = world.accounts.find(username)
  if (account === undefined) throw new Told('No user exists with the specified details')
  account.registerKey = ''
  announce(world, { name: 'Activated', username })
  return done('Activation code has been approved')
}

/** @throws Told */
function expressionOf(source: string | undefined): RegExp {
  try {
    return new RegExp(source as string)
  } catch (error) {
    throw new Told((error as Error).message)
  }
}
