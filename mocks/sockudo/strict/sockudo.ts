// What Sockudo 5.2.0 does.

import { cutSocket } from '../../cut-socket.ts'
import type { Rules } from './rules.ts'

export const sockudoRules: Rules = {
  refuse: cutSocket,
  versionProblem: () => undefined,
  readsVersionEarly: true,
  tellsBeforeClosing: true,
  pongFrame: '{"event":"pusher:pong"}',
  everyFrameCounts: false,
  authorizesCacheChannels: false,
  joinsAsUser: false,
  namesSender: false,
  tellsCounts: false,
  guardsUser: false,
  tellsWatchlists: false,
  cachesByPrefix: false,
  grace: 3000,
  // Its memory cache keeps nothing longer.
  cacheLifetime: 300_000,
  documentedWebhooks: false,
  refusesRepeats: false,
  channelName: /^[A-Za-z0-9\-_=@,;.:#]*$/,
  answer: (answer) => answer,
  limits: {},
}
