// The accounts of the server, and how one is found.

import type { Account } from './account.ts'
import { isAlphanumeric, isEmail, trimmed } from './names.ts'
import { Told } from './told.ts'

export interface Accounts {
  readonly all: readonly Account[]
  /**
   * By name or address; the name is trimmed, the address is not.
   *
   * @param email - looked for besides the name (default: the name as it was said)
   * @throws Told for what can be no name
   */
  find(name: unknown, email?: unknown): Account | undefined
  bySession(sessionId: string): Account | undefined
  add(account: Account): void
  remove(account: Account): void
}

export function createAccounts(initial: readonly Account[]): Accounts {
  const all = [...initial]
  return {
    all,
    find(name, email = name) {
      const username = trimmed(name)
      if (username === '') throw new Told('Please enter a valid username')
      if (!isAlphanumeric(username) && !isEmail(username))
        throw new Told('Please only use alpha numeric characters for your username')
      return all.find((account) => account.email === email || account.username === username)
    },
    bySession: (sessionId) => all.find((account) => account.sessionId === sessionId),
    add: (account) => void all.push(account),
    remove: (account) => void all.splice(all.indexOf(account), 1),
  }
}
