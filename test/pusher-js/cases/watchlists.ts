// Watchlists, of which the server tells in a way that pusher-js does not listen to.

import type Pusher from 'pusher-js'
import type { PusherJsCase } from '../case.ts'
import { equal } from '../support/equal.ts'
import { framesOf, settled } from '../support/watch.ts'

type Frames = ReturnType<typeof framesOf>

async function signedIn(client: Pusher): Promise<Frames> {
  const frames = framesOf(client)
  client.signin()
  await client.user.signinDonePromise
  await settled(client)
  return frames
}

const said = (frames: Frames): unknown[] =>
  frames.filter(({ event }) => event.endsWith('line')).map(({ event, data }) => [event, data])

export const watchlists: readonly PusherJsCase[] = [
  {
    name: 'is told who of its watchlist is away, before it is signed in, and its watchlist hears nothing',
    async run({ connect, own }) {
      const [ann, ben] = [own('ann'), own('ben')]
      const client = connect({ user: ann, auth: { watchlist: ben } })
      const heard: unknown[] = []
      for (const name of ['online', 'offline'])
        client.user.watchlist.bind(name, (event: unknown) => heard.push(event))
      const frames = await signedIn(client)
      const from = frames.findIndex(({ event }) => event === 'offline')
      equal(
        frames.slice(from, from + 2).map(({ event }) => event),
        ['offline', 'pusher:signin_success'],
      )
      equal([said(frames), heard], [[['offline', { user_ids: [ben] }]], []])
    },
  },
  {
    name: 'counts who signed in without a watchlist as away',
    async run({ connect, own }) {
      const [ann, ben] = [own('ann'), own('ben')]
      await signedIn(connect({ user: ben }))
      const frames = await signedIn(connect({ user: ann, auth: { watchlist: ben } }))
      equal(said(frames), [['offline', { user_ids: [ben] }]])
    },
  },
  {
    name: 'is told who is there of those who have a watchlist themselves',
    async run({ connect, own }) {
      const [ann, ben] = [own('ann'), own('ben')]
      await signedIn(connect({ user: ben, auth: { watchlist: '' } }))
      const frames = await signedIn(connect({ user: ann, auth: { watchlist: ben } }))
      equal(said(frames), [['online', { user_ids: [ben] }]])
    },
  },
  {
    name: 'is told who comes, who is told the same',
    async run({ connect, own }) {
      const [ann, ben] = [own('ann'), own('ben')]
      const watcher = connect({ user: ann, auth: { watchlist: ben } })
      const frames = await signedIn(watcher)
      const comes = connect({ user: ben, auth: { watchlist: '' } })
      const hears = await signedIn(comes)
      equal(said(hears), [['online', { user_ids: [ben] }]])
      await settled(watcher)
      equal(said(frames), [
        ['offline', { user_ids: [ben] }],
        ['online', { user_ids: [ben] }],
      ])
    },
  },
  {
    name: 'is never told who goes',
    async run({ api, connect, own }) {
      const [ann, ben] = [own('ann'), own('ben')]
      const watcher = connect({ user: ann, auth: { watchlist: ben } })
      const watched = connect({ user: ben, auth: { watchlist: '' } })
      const frames = await signedIn(watcher)
      await signedIn(watched)
      await settled(watcher)
      const before = said(frames).length
      await api('POST', `/users/${ben}/terminate_connections`)
      await settled(watcher)
      const again = connect({ user: ben, auth: { watchlist: '' } })
      equal(said(await signedIn(again)), [])
      await settled(watcher)
      equal(said(frames).slice(before), [['online', { user_ids: [ben] }]])
    },
  },
  {
    name: 'is told nothing of an empty watchlist',
    async run({ connect, own }) {
      equal(said(await signedIn(connect({ user: own('ann'), auth: { watchlist: '' } }))), [])
    },
  },
]
