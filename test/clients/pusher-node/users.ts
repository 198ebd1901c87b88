// terminateUserConnections of npm pusher, and what it asks of the server beside that.

import type { ClientCase } from '../case.ts'
import { outcome, outcomes, pusherOf } from './client.ts'

export const userCases: readonly ClientCase[] = [
  {
    name: 'terminateUserConnections closes every socket of the user and no other',
    async run(world) {
      const pusher = pusherOf(world)
      const sockets = [await world.connect(), await world.connect(), await world.connect()]
      for (const [index, socket] of sockets.entries()) {
        const id = world.own(index === 2 ? 'ben' : 'ann')
        await socket.signIn(pusher.authenticateUser(socket.socketId, { id }))
      }
      const answer = await outcome(() => pusher.terminateUserConnections(world.own('ann')))
      const ended = [await sockets[0]!.end(), await sockets[1]!.end()]
      return { answer, ended, stays: await sockets[2]!.taken() }
    },
  },
  {
    name: 'terminateUserConnections closes who is only a member under that id',
    async run(world) {
      const pusher = pusherOf(world)
      const channel = world.own('presence-room')
      const socket = await world.connect()
      const user_id = world.own('ann')
      await socket.subscribe(channel, pusher.authorizeChannel(socket.socketId, channel, { user_id }))
      return {
        answer: await outcome(() => pusher.terminateUserConnections(user_id)),
        ended: await socket.end(),
      }
    },
  },
  {
    name: 'terminateUserConnections of nobody, and of ids that are no path',
    run: (world) => {
      const pusher = pusherOf(world)
      return outcomes(
        () => pusher.terminateUserConnections(world.own('nobody')),
        () => pusher.terminateUserConnections('team/1'),
        () => pusher.terminateUserConnections('a b'),
        () => pusher.terminateUserConnections('a?b'),
        () => pusher.terminateUserConnections('a%20b'),
        () => pusher.terminateUserConnections(''),
      )
    },
  },
  {
    name: 'post of an empty user id',
    run: (world) => outcome(() => pusherOf(world).post({ path: '/users//terminate_connections', body: {} })),
  },
]
