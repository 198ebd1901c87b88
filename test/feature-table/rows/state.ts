// State and history.

import { proof, type Section } from '../feature.ts'

const state_ = 'channels/state.test.ts'
const live = 'live/client.test.ts'
const history = 'services/sockudo/history.test.ts'
const liveHistory = 'live/history.test.ts'
const presence = 'services/sockudo/presence-history.test.ts'
const livePresence = 'live/presence-history.test.ts'
const operator = 'services/sockudo/operator.test.ts'

export const state: Section = {
  title: 'State and history',
  features: [
    {
      name: 'Any GET, with parameters',
      kind: 'expected',
      proof: [
        proof('channels/request.test.ts', 'request > sends %s to %s and signs what is on the wire'),
        proof(live, 'reading > a query value with every reserved character is signed as the server reads it'),
      ],
    },
    {
      name: 'Channels, by prefix, with attributes',
      kind: 'expected',
      proof: [proof(state_, 'channels > asks for a prefix and joins attributes with commas')],
    },
    {
      name: 'A typed list of channels',
      kind: 'expected',
      proof: [proof(state_, 'channels > lists what the server answers, as it is')],
    },
    {
      name: 'One channel',
      kind: 'expected',
      proof: [proof(live, 'reading > channels, a channel and its count are read while a socket is there')],
    },
    {
      name: 'The cached event of a channel, typed',
      kind: 'new',
      proof: [
        proof(state_, 'channel > asks for attributes'),
        proof(
          'mocks/sockudo/channels.test.ts',
          'one channel > has its last event as a cache channel, for five minutes',
        ),
      ],
    },
    {
      name: 'The members of a presence channel',
      kind: 'expected',
      proof: [
        proof(state_, 'channelUsers > lists the members of a presence channel'),
        proof(live, 'reading > the members of an empty presence channel are none'),
      ],
    },
    {
      name: 'History, by limit, direction, cursor and ranges',
      kind: 'expected',
      proof: [
        proof(history, 'history sends > bounds in the spelling of the server'),
        proof(liveHistory, 'history > keeps to its bounds, which are inclusive'),
      ],
    },
    {
      name: 'The state of a history, its reset and purge',
      kind: 'expected',
      proof: [
        proof(operator, 'operator: reset > of the %s sends the confirmation in the spelling of the server'),
        proof(liveHistory, 'the operator > sees what is stored and begins a new stream'),
        proof(liveHistory, 'the operator > purges everything, or what is before a time'),
      ],
    },
    {
      name: 'Presence history',
      kind: 'expected',
      proof: [
        proof(
          presence,
          'presenceHistory > gives the items of all pages, and asks for each in the spelling of the server',
        ),
        proof(livePresence, 'presence history > tells who joined and who left, by which socket and why'),
      ],
    },
    {
      name: 'Who was there at a moment',
      kind: 'expected',
      proof: [
        proof(presence, 'presenceSnapshot > asks for %s'),
        proof(
          livePresence,
          'a presence snapshot > tells who was there, sorted, at a serial, at a time and now',
        ),
      ],
    },
    {
      name: 'The state of a presence history, and its reset',
      kind: 'expected',
      proof: [
        proof(operator, 'operator: state > of the %s is what the server answers'),
        proof(
          livePresence,
          'a reset of presence history > begins a new stream, which cannot explain who leaves then',
        ),
      ],
    },
    {
      name: 'Lists that are read by `for await`, page after page',
      kind: 'new',
      proof: [
        proof('core/paging.test.ts', 'a list > gives the items of all pages, in order'),
        proof(liveHistory, 'history > is read item by item over its pages, in either direction'),
      ],
    },
  ],
}
