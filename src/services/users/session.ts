// The cookie of the session, kept where there is no browser to keep it.

export interface Session {
  readonly id: string | undefined
  /** The header for a request; none without a session. */
  header(): Record<string, string>
  /**
   * Takes over what an answer says of the cookie.
   *
   * @param sent - the session that the request had
   * @param isLogin - its answer begins a session, whatever there is now
   */
  take(setCookie: string | undefined, sent: string | undefined, isLogin: boolean): void
  /** Forgets a session, unless there is another one by now. */
  end(sent: string | undefined): void
}

/** @param isKept - false in browsers, where scripts neither see nor set the cookie */
export function createSession(start: string | undefined, isKept: boolean): Session {
  let id = start
  return {
    get id() {
      return id
    },
    header: () => (id === undefined || !isKept ? {} : { cookie: `SID=${id}` }),
    take(setCookie, sent, isLogin) {
      if (!isKept) return
      const found = sessionIn(setCookie)
      // Each answer sets the cookie of its request again: one that is late must not bring an old session back.
      if (found === undefined || (id !== sent && !isLogin)) return
      if (!found.isOver) id = found.id
      // Whoever removes the session of somebody else is told that its cookie is over.
      else if (found.id === id || found.id === '') id = undefined
    },
    end(sent) {
      if (id === sent) id = undefined
    },
  }
}

interface Found {
  readonly id: string
  readonly isOver: boolean
}

/** The cookie among those that an answer sets; several stand in one text, with commas between them. */
function sessionIn(setCookie: string | undefined): Found | undefined {
  const match = /(?:^|,\s*)SID=([^;,\s]*)([^]*)/.exec(setCookie ?? '')
  if (match === null) return undefined
  const [, id = '', rest = ''] = match
  // Up to the next cookie: the date has a comma of its own, but no "name=" behind it.
  const attributes = rest.split(/,\s*(?=[^;,\s=]+=)/)[0] ?? ''
  const expires = /;\s*expires=([^;]*)/i.exec(attributes)?.[1]
  return { id, isOver: id === '' || isPast(expires) }
}

function isPast(expires: string | undefined): boolean {
  // The server writes "Wed, 31-Dec-1969", which is a date to some engines only.
  const time = expires === undefined ? Number.NaN : Date.parse(expires.replaceAll('-', ' '))
  return time < Date.now()
}
