import { isPresence } from '../channels/name.ts'
import { checkChannelName } from '../channels/validate-name.ts'
import { memberIds } from '../channels/membership.ts'
import { json } from '../http/answer.ts'
import type { SignedOperation } from '../http/call.ts'
import { invalidInput } from '../http/failure.ts'

export const listChannelUsers: SignedOperation = ({ app, param, world }) => {
  const name = param('channelName')
  const problem = checkChannelName(world.settings, app.app, name)
  if (problem !== undefined) throw invalidInput(problem)
  if (!isPresence(name)) throw invalidInput('Only presence channels support this endpoint')
  return json(200, { users: memberIds(app, name).map((id) => ({ id })) })
}
