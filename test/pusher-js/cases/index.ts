// Every row.

// Not here is what pusher-js does alone, whatever the server says: fallbacks over HTTP and SockJS, statistics, logging,
// choosing hosts by cluster, TLS, and what the network of a page tells it.

import type { PusherJsCase } from '../case.ts'
import { cache } from './cache.ts'
import { clientEventsRefused } from './client-events-refused.ts'
import { clientEvents } from './client-events.ts'
import { connecting } from './connecting.ts'
import { encrypted } from './encrypted.ts'
import { eventsOfOthers } from './events-of-others.ts'
import { events } from './events.ts'
import { frames } from './frames.ts'
import { presenceRefused } from './presence-refused.ts'
import { presence } from './presence.ts'
import { subscribing } from './subscribing.ts'
import { turnedAway } from './turned-away.ts'
import { unsubscribing } from './unsubscribing.ts'
import { usersEnded } from './users-ended.ts'
import { users } from './users.ts'
import { versions } from './versions.ts'
import { watchlists } from './watchlists.ts'

/** By subject. */
export const pusherJsCases: Readonly<Record<string, readonly PusherJsCase[]>> = {
  connecting,
  'turned away': turnedAway,
  subscribing,
  unsubscribing,
  presence,
  'presence, refused': presenceRefused,
  encrypted,
  cache,
  'client events': clientEvents,
  'client events, refused': clientEventsRefused,
  users,
  'users, ended': usersEnded,
  watchlists,
  events,
  'events of others': eventsOfOthers,
  frames,
  versions,
}
