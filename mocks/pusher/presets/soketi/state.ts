// What soketi tells of channels and users: always the same, whatever `info` asks for.

import { memberCount, subscriptionCount } from '../../../sockudo/channels/membership.ts'
import { isPresence } from '../../../sockudo/channels/name.ts'
import { errorFrame } from '../../../sockudo/socket/frames.ts'
import type { Operation } from '../../http/call.ts'
import { signedIn } from '../../publish.ts'
import { refuse, told } from './refusals.ts'

export const listChannels: Operation = ({ app, query }) => {
  const prefix = query.get('filter_by_prefix') ?? ''
  const channels = [...app.channels].filter(([name]) => name.startsWith(prefix))
  const counts = channels.map(([name, { size }]) => [name, { subscription_count: size, occupied: true }])
  return told({ channels: Object.fromEntries(counts) })
}

export const getChannel: Operation = ({ app, param }) => {
  const name = param('channelName')
  const count = subscriptionCount(app, name)
  const users = isPresence(name) ? { user_count: memberCount(app, name) } : {}
  return told({ subscription_count: count, occupied: count > 0, ...users })
}

export const listChannelUsers: Operation = ({ app, param, query }) => {
  const name = param('channelName')
  if (!isPresence(name)) throw refuse(400, 'The channel must be a presence channel.')
  const withInfo = query.get('with_user_info') === '1'
  const users = [...(app.members.get(name) ?? [])].map(([id, [first]]) =>
    withInfo ? { id, user_info: JSON.parse(first!.members.get(name)!.userInfo) as unknown } : { id },
  )
  return told({ users })
}

export const terminateUserConnections: Operation = ({ app, param }) => {
  for (const connection of signedIn(app, param('userId'))) {
    connection.answer(errorFrame(4009, 'You got disconnected by the app.'))
    connection.close(4009, '')
  }
  return told({ ok: true })
}
