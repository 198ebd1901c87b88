// What each operation does.

import type { WireAnswer } from '../../fake-server.ts'
import type { Call } from '../http/call.ts'
import type { UsersOperation } from '../http/routes.ts'
import { approveActivation, createUser, deleteUser, getUser, listUsers } from './accounts.ts'
import { activateAccount } from './activate-account.ts'
import { checks } from './checks.ts'
import { answerExample } from './example.ts'
import { login, logout, whoAmI } from './login.ts'
import { getUserMeta, getUserMetaValue, setUserMeta, setUserMetaValue } from './meta.ts'
import type { Operation } from './operation.ts'
import { deleteSession, listSessions } from './sessions.ts'

/** Those that change what the fake knows, or show it. */
export const played: Partial<Record<UsersOperation, Operation>> = {
  checkAuthentication: whoAmI,
  getCurrentUser: whoAmI,
  loginUser: login,
  logoutUser: logout,
  activateAccount,
  approveActivation,
  listUsers,
  createUser,
  getUser,
  deleteUser,
  getUserMeta,
  setUserMeta,
  getUserMetaValue,
  setUserMetaValue,
  listSessions,
  deleteSession,
}

/** The others answer as the contract has it for example, if what they are asked makes sense. @throws Told */
export function perform(call: Call, operation: UsersOperation): WireAnswer {
  const play = played[operation]
  if (play !== undefined) return play(call)
  checks[operation]?.(call)
  return answerExample(operation)
}
