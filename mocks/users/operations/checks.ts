// What the server looks at before it does something that the fake only has an example of.

import { isEmail } from '../accounts/names.ts'
import { Told } from '../accounts/told.ts'
import type { Call } from '../http/call.ts'
import type { UsersOperation } from '../http/routes.ts'

type Check = (call: Call) => void

/** @throws Told */
export const checks: Partial<Record<UsersOperation, Check>> = {
  registerUser({ world, body }) {
    const { username = '', email = '', password, captcha } = body
    if (world.accounts.find(username, email) !== undefined)
      throw new Told('That username or email is already in use; please choose another or login.')
    if (!password) throw new Told('Password cannot be null or empty')
    if (!email) throw new Told('Email cannot be null or empty')
    if (!isEmail(String(email))) throw new Told('Please use a valid email address')
    if (!captcha) throw new Told('Captcha cannot be null or empty')
  },
  resetPassword({ world, body }) {
    const { user, key, password } = body
    if (!user) throw new Told('Please specify a user')
    if (!key) throw new Told('Please specify a key')
    if (!password) throw new Told('Please specify a password')
    if (world.accounts.find(user) === undefined) throw new Told('No user exists with those credentials')
  },
  resendActivation: requireUser,
  requestPasswordReset: requireUser,
  sendWebmasterMessage({ body }) {
    if (!body['message']) throw new Told('Please specify a message to send')
  },
  createBucket({ world, params }) {
    const { username, bucket = '' } = params
    if (bucket.trim() === '') throw new Told('Please specify a valid name')
    if (!/^[0-9A-Z _-]+$/i.test(bucket)) throw new Told('Please only use safe characters')
    if (world.accounts.find(username) === undefined)
      throw new Told(`Could not find a user with the name '${username}'`)
  },
  renameFile({ body }) {
    const { name } = body
    if (typeof name !== 'string' || name.trim() === '')
      throw new Told('Please specify the new name of the file')
  },
  setStorageCalls: requireTarget,
  setStorageMemory: requireTarget,
  setAllocatedCalls: requireTarget,
  setAllocatedMemory: requireTarget,
}

function requireUser({ world, params }: Call): void {
  if (world.accounts.find(params['username']) === undefined)
    throw new Told('No user exists with the specified details')
}

function requireTarget({ world, params }: Call): void {
  const { target, value = '' } = params
  if (Number.isNaN(Number.parseInt(value, 10))) throw new Told('Please specify a valid value')
  if (world.accounts.find(target) === undefined) throw new Told(`Could not find the user '${target}'`)
}
