// Who may do what.

import { bare, json } from './answer.ts'
import { type Call, loggedIn } from './call.ts'
import { Refusal } from './failure.ts'
import type { UsersOperation } from './routes.ts'

/** `owner`: the user whom the path names, and administrators. `admin`: administrators. `user`: whoever is logged in. */
type Right = 'owner' | 'admin' | 'user'

/** What is missing is for everybody. */
const rights: Partial<Record<UsersOperation, Right>> = {
  approveActivation: 'owner',
  createUser: 'admin',
  getUser: 'owner',
  deleteUser: 'owner',
  getUserMeta: 'owner',
  setUserMeta: 'admin',
  getUserMetaValue: 'owner',
  setUserMetaValue: 'admin',
  listSessions: 'admin',
  deleteSession: 'admin',
  listBuckets: 'owner',
  createBucket: 'owner',
  listFiles: 'owner',
  deleteBuckets: 'user',
  uploadFiles: 'user',
  uploadChildFiles: 'user',
  deleteFiles: 'user',
  renameFile: 'user',
  makeFilePublic: 'user',
  makeFilePrivate: 'user',
  getStorageStats: 'owner',
  createStorageStats: 'admin',
  setStorageCalls: 'admin',
  setStorageMemory: 'admin',
  setAllocatedCalls: 'admin',
  setAllocatedMemory: 'admin',
}

/** These two are refused without a Content-Type. */
const bareRefusals: readonly UsersOperation[] = ['setUserMeta', 'setUserMetaValue']

/** @throws Refusal */
export function requireRight(call: Call, operation: UsersOperation): void {
  const right = rights[operation]
  if (right === undefined) return
  const account = loggedIn(call)
  if (account === undefined) throw refusal(operation, 'You must be logged in to make this request')
  call.account = account
  if (right === 'user' || account.privileges <= 2) return
  const { username } = call.params
  if (right === 'owner' && (account.username === username || account.email === username)) return
  throw refusal(operation, "You don't have permission to make this request")
}

function refusal(operation: UsersOperation, message: string): Refusal {
  const value = { message, error: true }
  const answer = bareRefusals.includes(operation) ? bare(200, JSON.stringify(value)) : json(value)
  return new Refusal(answer, message)
}
