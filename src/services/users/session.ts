// The cookie of the session, kept where there is no browser to keep it.

/** In lower case. */
type Headers = Readonly<Record<string, string>>

export interface Session {
  readonly id: string | undefined
  /** The header for a request; none without a session. */
  header(): Record<string, string>
  /**
   * Takes over what an answer says of the cookie.
   *
   * @param headers - of the answer
   * @param sent - the session that the request had
   * @param isLogin - its answer begins a session, whatever there is now
   */
  take(headers: Headers, sent: string | undefined, isLogin: boolean): void
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
    take(headers, sent, isLogin) {
      if (!isKept) return
      const found = sessionIn(headers)
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

/** Between two cookies in one text; the comma of a date has no "name=" behind it. A quoted value is passed over whole. */
const boundary = /="[^"]*"(?=\s*(?:[;,]|$))|,\s*(?=[^;,\s=]+=)/g

/** The cookie among those that an answer sets, of several the last, as in browsers. */
function sessionIn({ 'set-cookie': setCookie = '', date }: Headers): Found | undefined {
  const cookie = cookiesIn(setCookie).findLast((text) => text.startsWith('SID='))
  if (cookie === undefined) return undefined
  const id = /^SID=([^;,\s]*)/.exec(cookie)?.[1] ?? ''
  const maxAge = /;\s*max-age=(-?\d+)/i.exec(cookie)?.[1]
  const expires = /;\s*expires=([^;]*)/i.exec(cookie)?.[1]
  // Where both are said, the age counts.
  const hasEnded = maxAge === undefined ? timeOf(expires) < serverTime(date) : Number(maxAge) <= 0
  return { id, isOver: id === '' || hasEnded }
}

function cookiesIn(setCookie: string): string[] {
  const ends = [...setCookie.matchAll(boundary)].filter(([found]) => found.startsWith(','))
  const starts = [0, ...ends.map(({ 0: found, index }) => index + found.length)]
  return starts.map((start, order) => setCookie.slice(start, ends[order]?.index))
}

/** By the server's clock, which made the cookie: ours may be ahead by more than a session lasts. */
function serverTime(date: string | undefined): number {
  const time = timeOf(date)
  return Number.isNaN(time) ? Date.now() : time
}

/** NaN for what is no date. The server writes "Wed, 31-Dec-1969", which is a date to some engines only. */
function timeOf(date: string | undefined): number {
  return date === undefined ? Number.NaN : Date.parse(date.replaceAll('-', ' '))
}
