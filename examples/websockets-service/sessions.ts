// Who is who, by a cookie. In place of your sign-in, which asks for more than a name.

import { randomUUID } from 'node:crypto'

export interface Sessions {
  /** The cookie of a new session. */
  open(user: string): string
  userOf(cookies: string | undefined): string | undefined
}

export function createSessions(): Sessions {
  const users = new Map<string, string>()
  return {
    open(user) {
      const id = randomUUID()
      users.set(id, user)
      return `session=${id}; Path=/; HttpOnly; SameSite=Strict`
    },
    userOf(cookies = '') {
      const id = /(?:^|; )session=([\w-]+)/.exec(cookies)?.[1]
      return id === undefined ? undefined : users.get(id)
    },
  }
}
