// What the steps share: a server for each dialect, a connection to each, and a browser.

import { connectUsersEvents, type UsersEvents, type UsersTokens } from 'channelkit/users'
import { WebSocket } from 'ws'
import { Lacking, type Stage } from '../story.ts'
import { openPage, type Page } from './open-page.ts'
import { fakeServer, type Running, runningServer, type Server } from './server.ts'
import { watch, type Watcher } from './watcher.ts'

export type Dialect = 'events' | 'tokens'

export interface Job extends Stage {
  /** @throws Lacking where the story plays on a server of the other dialect */
  readonly server: (dialect: Dialect) => Server
  /** A connection of this process, approved; the same for every step. */
  readonly events: () => Promise<Watcher<UsersEvents>>
  /** The same with the API key. @throws Lacking without one */
  readonly tokens: () => Promise<Watcher<UsersTokens>>
  /** A page in Chromium, or what stands in for one. */
  readonly page: () => Promise<Page>
  /** Ends a thing with the story. */
  readonly closing: <Thing extends { close(): unknown }>(thing: Thing) => Thing
}

/** @param running - a server of yours; without it, there is an embedded fake for each dialect */
export async function openJob(running?: Running): Promise<Job> {
  const servers = new Map<string, Server>()
  if (running !== undefined) servers.set(running.dialect, runningServer(running))
  else for (const dialect of ['events', 'tokens'] as const) servers.set(dialect, await fakeServer(dialect))
  const open: { close(): unknown }[] = [...servers.values()]
  const closing: Job['closing'] = (thing) => {
    open.push(thing)
    return thing
  }
  const server = (dialect: Dialect): Server => {
    const found = servers.get(dialect)
    if (found === undefined) throw new Lacking(`this server does not speak ${dialect}`)
    return found
  }
  const places = [...servers].map(([dialect, { where }]) => `${dialect} at ${where}`).join(', ')
  return {
    where: running === undefined ? `embedded fakes (${places})` : places,
    server,
    closing,
    events: once(async () => {
      const { socketUrl: url, origin } = server('events')
      return watch(closing(connectUsersEvents({ url, headers: { origin: origin() }, WebSocket })))
    }),
    tokens: once(async () => {
      const { socketUrl: url, apiKey } = server('tokens')
      if (apiKey === undefined) throw new Lacking('needs the API key in USERS_API_KEY')
      return watch(closing(connectUsersEvents({ url, dialect: 'tokens', apiKey, WebSocket })))
    }),
    page: once(async () => closing(await openPage(server('events').origin()))),
    async close() {
      for (const thing of open.reverse()) await thing.close()
    },
  }
}

function once<Value>(make: () => Promise<Value>): () => Promise<Value> {
  let made: Promise<Value> | undefined
  return () => (made ??= make())
}
