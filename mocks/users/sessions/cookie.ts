// The cookie of a session, as the server reads and writes it.

/** Empty where there is none. Any cookie whose name ends with SID will do, which is the server's doing. */
export function sessionIdOf(header: (name: string) => string | undefined): string {
  return /SID=([^ ,;]*)/.exec(header('cookie') ?? '')?.[1] ?? ''
}

/** @param expires - milliseconds since the epoch; a past time takes the cookie away */
export function cookieOf(sessionId: string, expires: number, secure: boolean): string {
  const parts = [`SID=${sessionId}`, 'path=/', `expires=${dateOf(expires)}`]
  return [...parts, ...(secure ? ['secure'] : [])].join('; ')
}

const days = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** What is no date becomes one of NaN, as on the server; clients take it for a cookie without an end. */
function dateOf(time: number): string {
  const date = new Date(time)
  const day = `${pad(date.getUTCDate())}-${months[date.getUTCMonth()]}-${date.getUTCFullYear()}`
  const clock = [date.getUTCHours(), date.getUTCMinutes(), date.getUTCSeconds()].map(pad).join(':')
  return `${days[date.getUTCDay()]}, ${day} ${clock} GMT`
}

function pad(part: number): string {
  return part > 9 ? String(part) : `0${part}`
}
