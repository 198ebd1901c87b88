// What the published protocol of Pusher Channels says, version 7.

import { textAnswer } from './answers.ts'
import type { Rules } from './rules.ts'

/** The versions that are still served. */
const versions: readonly string[] = ['4', '5', '6', '7']

export const pusherRules: Rules = {
  refuse: (socket, code, reason) => socket.close(code, reason),
  versionProblem(version) {
    if (version === undefined) return { code: 4008, reason: 'No protocol version supplied' }
    if (!/^\d+$/.test(version)) return { code: 4006, reason: 'Invalid version string format' }
    return versions.includes(version) ? undefined : { code: 4007, reason: 'Unsupported protocol version' }
  },
  readsVersionEarly: false,
  tellsBeforeClosing: false,
  pongFrame: '{"event":"pusher:pong","data":{}}',
  everyFrameCounts: true,
  authorizesCacheChannels: true,
  joinsAsUser: true,
  namesSender: true,
  tellsCounts: true,
  guardsUser: true,
  tellsWatchlists: true,
  cachesByPrefix: true,
  channelName: /^(?:#server-to-user-)?[A-Za-z0-9\-_=@,;.]*$/,
  answer: textAnswer,
  limits: {
    dataBytes: 10 * 1024,
    clientEvents: 10,
    channelNameBytes: 164,
    presenceMembers: 100,
    presenceMemberBytes: 1024,
  },
}
