// Sessions, for administrators.

import { json } from '../http/answer.ts'
import { endSession } from '../http/call.ts'
import { done, type Operation } from './operation.ts'
import { pageOf } from './page.ts'

/** One that never ends has `null` for its end. */
export const listSessions: Operation = ({ world, query }) => {
  const { all } = world.sessions
  const data = pageOf(query, all).map(({ rowId, id, shortTerm, expiration }) => {
    return { _id: rowId, sessionId: id, data: { shortTerm }, expiration }
  })
  return json({ error: false, message: `Found ${data.length} active sessions`, data, count: all.length })
}

/** Takes the cookie of the one who asks away with it, whosever session it was. */
export const deleteSession: Operation = (call) => {
  const id = call.params['id']!
  endSession(call, id)
  return done(`Session ${id} has been removed`)
}
